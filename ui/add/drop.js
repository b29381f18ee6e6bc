// Sends one file from the reader's disk to the server, with progress, and tells the page its token.
// What is on its way belongs to the module: it goes on while another page is visited.
let sending = null;

class Sending {
  constructor(file, data) {
    this.file = file;
    this.share = 0;
    this.outcome = null;
    this.request = new XMLHttpRequest();
    this.request.upload.onprogress = (event) => {
      this.share = event.total ? event.loaded / event.total : 0;
      this.changed();
    };
    this.request.onload = () => this.end(answer(this.request));
    this.request.onerror = () => this.end({ refused: "unreachable" });
    this.request.onabort = () => this.end({ cancelled: true });
    this.request.open("PUT", data.address);
    this.request.setRequestHeader("X-Samspel-Name", encodeURIComponent(file.name));
    this.request.setRequestHeader("X-Samspel-Ticket", data.ticket);
    this.request.setRequestHeader("Content-Type", "application/octet-stream");
    this.request.send(file);
  }

  changed() {}

  end(outcome) {
    this.outcome = outcome;
    this.changed();
  }
}

function answer(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return { refused: "unreachable" };
  }
}

class Zone {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("input");
    this.input.onchange = () => this.take(this.input.files);
    root.querySelector(".cancel").onclick = () => sending?.request.abort();
    this.listeners = {
      dragover: (event) => this.over(event, true),
      dragleave: (event) => this.over(event, event.relatedTarget !== null),
      drop: (event) => {
        this.over(event, false);
        this.take(event.dataTransfer.files);
      },
    };
    for (const [name, does] of Object.entries(this.listeners)) window.addEventListener(name, does);
  }

  end() {
    for (const [name, does] of Object.entries(this.listeners)) window.removeEventListener(name, does);
    if (sending) sending.changed = () => {};
  }

  over(event, above) {
    event.preventDefault();
    this.root.classList.toggle("above", above && !sending);
  }

  take(files) {
    if (sending || !files.length) return;
    const [file] = files;
    if (files.length > 1) this.tell(this.data.refused.several);
    else if (!file.size) this.tell(this.data.refused.empty);
    else if (file.size > this.data.limit) this.tell(this.data.refused.too_large);
    else {
      this.tell("");
      sending = new Sending(file, this.data);
      this.follow();
      this.root.querySelector(".cancel").focus();
    }
  }

  show(data, done) {
    this.data = data;
    this.done = done;
    for (const name of ["title", "hint", "choose", "cancel"]) {
      this.root.querySelector(`.${name}`).textContent = data.labels[name];
    }
    this.follow();
  }

  follow() {
    this.root.classList.toggle("sending", sending !== null);
    if (!sending) return;
    sending.changed = () => this.progress();
    this.progress();
  }

  progress() {
    const { file, share, outcome } = sending;
    if (outcome) {
      this.finish(outcome);
      return;
    }
    const shown = new Intl.NumberFormat(this.data.language, { style: "percent" }).format(share);
    this.root.querySelector("progress").value = share;
    this.root.querySelector(".what").textContent = `${file.name} · ${shown}`;
  }

  finish(outcome) {
    sending = null;
    this.input.value = "";
    this.root.classList.remove("sending");
    if (outcome.upload) this.done(outcome.upload);
    else if (outcome.cancelled) this.tell(this.data.labels.cancelled);
    else this.tell(this.data.refused[outcome.refused] ?? this.data.refused.unreachable);
    if (!outcome.upload) this.input.focus();
  }

  tell(sentence) {
    this.root.querySelector(".told").textContent = sentence;
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".drop");
  root.zone ??= new Zone(root);
  root.zone.show(data, (token) => setTriggerValue("upload", token));
  return () => {
    root.zone?.end();
    root.zone = null;
  };
}
