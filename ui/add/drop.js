// Sends what is dropped from the reader's disk to the server, with progress, and tells the page its
// token. Several files are one body, one after the other: they arrive all together or not at all.
// What is on its way belongs to the module: it goes on while another page is visited.
let sending = null;

class Sending {
  constructor(files, data) {
    this.called = files.length > 1 ? data.files[files.length] : files[0].name;
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
    const names = files.map((file) => encodeURIComponent(file.name)).join();
    this.request.setRequestHeader("X-Samspel-Name", names);
    if (files.length > 1) {
      this.request.setRequestHeader("X-Samspel-Sizes", files.map((file) => file.size).join());
    }
    this.request.setRequestHeader("X-Samspel-Ticket", data.ticket);
    this.request.setRequestHeader("Content-Type", "application/octet-stream");
    this.request.send(files.length > 1 ? new Blob(files) : files[0]);
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
    this.input.onchange = () => this.take([...this.input.files]);
    root.querySelector(".cancel").onclick = () => sending?.request.abort();
    this.listeners = {
      dragover: (event) => this.over(event, true),
      dragleave: (event) => this.over(event, event.relatedTarget !== null),
      drop: (event) => {
        this.over(event, false);
        this.take([...event.dataTransfer.files]);
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
    const why = this.unfit(files);
    this.tell(why);
    if (why) return;
    sending = new Sending(files, this.data);
    this.follow();
    this.root.querySelector(".cancel").focus();
  }

  unfit(files) {
    const { refused, most, limit } = this.data;
    const empty = files.find((file) => !file.size);
    if (files.length > most) return refused.too_many;
    if (empty) return files.length > 1 ? `${empty.name} · ${refused.empty}` : refused.empty;
    return files.reduce((size, file) => size + file.size, 0) > limit ? refused.too_large : "";
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
    const { called, share, outcome } = sending;
    if (outcome) {
      this.finish(outcome);
      return;
    }
    const shown = new Intl.NumberFormat(this.data.language, { style: "percent" }).format(share);
    this.root.querySelector("progress").value = share;
    this.root.querySelector(".what").textContent = `${called} · ${shown}`;
  }

  finish(outcome) {
    sending = null;
    this.input.value = "";
    this.root.classList.remove("sending");
    if (outcome.upload) this.done(outcome.upload);
    else if (outcome.cancelled) this.tell(this.data.labels.cancelled);
    else this.tell(outcome.said ?? this.data.refused[outcome.refused] ?? this.data.refused.unreachable);
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
  const shown = (root.shown = {});
  return () => {
    // The end of a showing that a later one has overtaken is no end of the place.
    if (root.shown !== shown) return;
    root.zone.end();
    root.zone = null;
  };
}
