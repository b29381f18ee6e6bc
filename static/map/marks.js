// What a reader can do with a map: read a mark, follow a flow, choose a country or a flow.
const search = new URL(import.meta.url).search;
const { Tip, middle } = await import(`../tip.js${search}`);
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export class Marks {
  constructor(root, svg, report) {
    this.root = root;
    this.svg = svg;
    this.report = report;
    this.tip = new Tip(root);
    // On the box around it: a drawing that listens for focus would itself be a stop for the Tab key.
    const marked = (act) => (event) => act(event.target.closest("[data-key]"), event);
    root.addEventListener("pointermove", marked((mark, event) => this.read(mark, event)));
    root.addEventListener("pointerleave", () => this.read(null));
    root.addEventListener("focusin", marked((mark) => this.read(mark)));
    root.addEventListener("focusout", () => this.read(null));
    root.addEventListener("click", marked((mark) => this.choose(mark)));
    root.addEventListener("keydown", marked((mark, event) => this.key(mark, event)));
  }

  update(data, shapes) {
    this.data = data;
    this.shapes = shapes;
    this.selected = data.selected;
    this.titles = { ...data.titles };
    for (const flow of data.flows) this.titles[flow.key] = flow.title;
    const role = data.selectable ? "group" : "img";
    const about = { role, "aria-label": data.alt, "aria-description": data.hint };
    for (const [name, value] of Object.entries(about)) this.svg.setAttribute(name, value);
    this.svg.classList.toggle("selectable", data.selectable);
    if (data.selectable) this.reachable();
    this.highlight(null);
  }

  // One stop for the Tab key; the arrow keys go on from there, flows first.
  reachable() {
    const found = (selector) => [...this.svg.querySelectorAll(selector)];
    const land = found(".country");
    const marks = [".flow", ".names text", ".country.known", ".circles circle"].flatMap(found);
    const first = new Map(marks.toReversed().map((mark) => [mark.dataset.key, mark]));
    this.order = marks.filter((mark) => first.get(mark.dataset.key) === mark);
    const stop = this.order.find((mark) => mark.dataset.key === this.stop) ?? this.order[0];
    for (const mark of [...land, ...found("circle")]) {
      for (const name of ["tabindex", "role"]) mark.removeAttribute(name);
    }
    for (const mark of this.order) {
      const { key } = mark.dataset;
      mark.setAttribute("role", "button");
      mark.setAttribute("tabindex", mark === stop ? 0 : -1);
      mark.setAttribute("aria-label", this.titles[key] ?? mark.textContent);
      mark.setAttribute("aria-pressed", key === this.selected);
    }
  }

  key(mark, event) {
    if (!mark || !this.data.selectable) return;
    if (event.key === "Enter" || event.key === " ") this.choose(mark);
    else if (event.key === "Escape") this.choose(null, true);
    else if (event.key in STEPS) this.move(mark, STEPS[event.key]);
    else return;
    event.preventDefault();
  }

  move(mark, step) {
    const place = this.order.indexOf(mark) + step;
    const next = this.order[(place + this.order.length) % this.order.length];
    mark.setAttribute("tabindex", -1);
    next.setAttribute("tabindex", 0);
    this.stop = next.dataset.key;
    next.focus();
  }

  choose(mark, clear = false) {
    const key = mark?.dataset.key;
    if (!this.data.selectable || (!clear && !this.titles[key])) return;
    this.selected = clear || key === this.selected ? null : key;
    this.report(this.selected);
    for (const other of this.order) {
      other.setAttribute("aria-pressed", other.dataset.key === this.selected);
    }
    this.highlight(key ?? null);
  }

  read(mark, event) {
    const words = this.titles?.[mark?.dataset.key];
    this.highlight(words ? mark.dataset.key : null);
    if (!words || words === mark.textContent) this.tip.tell("");
    else this.tip.tell(words, event ?? middle(mark));
  }

  // Fades all flows but those of the mark that is read, or else of the one chosen.
  highlight(read) {
    const key = read ?? this.selected;
    const flows = [...this.svg.querySelectorAll(".flow")];
    const touches = (flow) => !key || flow.dataset.key === key || flow.dataset.key.split("-").includes(key);
    const some = flows.some(touches);
    for (const flow of flows) flow.classList.toggle("dim", some && !touches(flow));
    this.halo(key);
  }

  halo(key) {
    const layer = this.svg.querySelector(".halo");
    layer.replaceChildren();
    const path = this.svg.querySelector(`.country[data-key="${CSS.escape(key ?? "")}"] path`);
    if (key && path) layer.append(path.cloneNode());
  }
}
