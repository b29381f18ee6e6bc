// Panels: words around a chart. Charts are drawn by the one Plotly of the page, tables of cells and
// squares without it: those in sight at once, the others while the browser has nothing better to do. A rerun
// changes what is there and doesn't mount it anew.
const CONFIG = { displayModeBar: false, displaylogo: false, showTips: false, scrollZoom: false };
const GROUND = "#000038";
const CLEAR = "rgba(0,0,0,0)";
const AHEAD = "200px";
const IDLE_MS = 400;
const STRETCH_MS = 100;
const BESIDE = 2;
// Half a stroke, of the size of its mark, as the library has it.
const STROKE = 0.7;

const search = new URL(import.meta.url).search;
const [{ Cells }, { Squares }, { Notes }, { Dots, bare, dotted }] = await Promise.all(
  ["./cells", "./squares", "./notes", "./dots"].map((name) => import(`${name}.js${search}`)),
);

let library;

function plotly(address) {
  library ??= new Promise((done, failed) => {
    const ended = () => (window.Plotly ? done(window.Plotly) : failed(new Error(address)));
    const script = { src: address, crossOrigin: "anonymous", onload: ended, onerror: ended };
    document.head.append(Object.assign(document.createElement("script"), script));
  });
  return library;
}

// The colours and the face that style.css gives this place, as the browser works them out.
function look(root) {
  const { color, fontFamily, backgroundColor, borderTopColor } = getComputedStyle(root);
  return { ink: color, face: fontFamily, paper: backgroundColor, rule: borderTopColor };
}

// A figure as Plotly takes it, in the reader's light or dark.
function dressed(text, { ink, face, paper, rule }) {
  const figure = JSON.parse(text.replaceAll(`"${GROUND}"`, JSON.stringify(paper)));
  const base = figure.layout.template.layout;
  // Names of ticks have the room that they need; the library would measure each to hide it.
  const lines = { gridcolor: rule, zerolinecolor: rule, tickcolor: rule, ticklabeloverflow: "allow" };
  Object.assign(base, { paper_bgcolor: CLEAR, plot_bgcolor: CLEAR });
  base.font = { ...base.font, color: ink, family: face };
  base.xaxis = { ...base.xaxis, ...lines };
  base.yaxis = { ...base.yaxis, ...lines };
  base.hoverlabel = { ...base.hoverlabel, bgcolor: paper, bordercolor: rule, font: base.font };
  return figure;
}

// Paths that look alike as one, since each costs the library as much as all of them together.
function joined(shapes) {
  const looks = new Map();
  for (const { path, ...look } of shapes) {
    const known = JSON.stringify(path ? look : [looks.size]);
    const earlier = looks.get(known)?.path;
    looks.set(known, path ? { ...look, path: earlier ? `${earlier} ${path}` : path, fillrule: "nonzero" } : look);
  }
  return [...looks.values()];
}

// Whether lying bars have words at their ends, each of which the library measures on the page.
function told({ type, orientation, textposition, ...held }) {
  const listed = [held.x, held.y, held.text].every(Array.isArray);
  return type === "bar" && orientation === "h" && textposition === "outside" && listed;
}

// Those words as notes.
function ends({ x, y, text, offset, width }) {
  const middle = (place) => (offset === undefined ? place : place + offset + width / 2);
  return x.flatMap((value, k) => {
    const way = value < 0 ? { xanchor: "right", xshift: -BESIDE } : { xanchor: "left", xshift: BESIDE };
    const at = { x: value, y: middle(y[k]), showarrow: false, borderpad: 0 };
    return value === null || !text[k] ? [] : [{ text: text[k], ...at, ...way }];
  });
}

// Whether strokes are a mere ground, which says nothing under the pointer.
const mute = ({ marker, hoverinfo }) => hoverinfo === "skip" && marker?.symbol === "line-ns";

// Those strokes as one path for each row; each mark takes the library as long as a bar.
function strokes({ x, y, marker: { size, line } }) {
  const half = size * STROKE;
  const rows = new Map();
  x.forEach((value, k) => rows.set(y[k], `${rows.get(y[k]) ?? ""}M${value},-${half}V${half}`));
  const look = { type: "path", line, layer: "below", ysizemode: "pixel" };
  return [...rows].map(([yanchor, path]) => ({ ...look, yanchor, path }));
}

// A chart that the library draws.
class Plot {
  constructor(root, report, address) {
    Object.assign(this, { root, report, address, notes: new Notes(root), dots: new Dots(root) });
  }

  async show({ data, layout }, still) {
    const { root } = this;
    const Plotly = await plotly(this.address).catch(() => this.tellInWords());
    if (!Plotly || !still()) return;
    const { annotations = [], shapes = [], ...rest } = layout;
    const noted = (this.noted = [...annotations, ...data.filter(told).flatMap(ends)]);
    const dots = (this.dotted = data.filter((trace) => !mute(trace) && dotted(trace, layout)));
    const marks = data
      .filter((trace) => !mute(trace))
      .map((trace) => (told(trace) ? { ...trace, text: undefined } : trace))
      .map((trace) => (dots.includes(trace) ? bare(trace) : trace));
    const paths = [...joined(shapes), ...data.filter(mute).flatMap(strokes)];
    const drawn = { ...rest, shapes: paths, width: root.clientWidth };
    await Plotly.react(root, marks, drawn, CONFIG);
    if (this.noted === noted) this.beside();
    if (!this.begun) root.on("plotly_click", ({ points: [{ customdata }] }) => this.click(customdata));
    this.begun = true;
  }

  // What a reader gets where the library doesn't come: the words that stand for the picture.
  tellInWords() {
    this.root.textContent = this.root.getAttribute("aria-label");
  }

  click(change) {
    if (typeof change === "string") this.report(change);
  }

  async fit(width) {
    if (!this.begun) return;
    await window.Plotly.relayout(this.root, { width });
    this.beside();
  }

  // What is not the library's to draw, and hangs on where it has put things.
  beside() {
    this.dots.draw(this.dotted);
    this.notes.draw(this.noted);
  }

  end() {
    if (this.begun) window.Plotly.purge(this.root);
  }
}

const waiting = new Set();
const charts = new WeakMap();
const sight = new IntersectionObserver(
  (seen) => {
    for (const { target, isIntersecting } of seen) charts.get(target)?.inSight(isIntersecting);
  },
  { rootMargin: AHEAD },
);
const widths = new ResizeObserver((seen) => {
  for (const { target } of seen) charts.get(target)?.fit();
});

let idle = false;

function whenIdle() {
  if (idle || !waiting.size) return;
  idle = true;
  const later = window.requestIdleCallback ?? ((run) => setTimeout(run, 50));
  later(() => {
    idle = false;
    // Several at once, for each stretch ends with a frame; no longer than a reader's click may wait.
    const end = performance.now() + STRETCH_MS;
    for (const next of waiting) {
      next.draw();
      if (performance.now() > end) break;
    }
    whenIdle();
  }, { timeout: IDLE_MS });
}

class Chart {
  constructor(root) {
    this.root = root;
    sight.observe(root);
    widths.observe(root);
  }

  show({ figure, alt, height, library: address }, tell) {
    const { root } = this;
    // The drawing itself may need more of it than was told.
    if (this.height !== height) root.style.height = `${height}px`;
    this.height = height;
    const colours = look(root);
    const face = JSON.stringify(colours);
    this.tell = tell;
    root.setAttribute("role", "figure");
    root.setAttribute("aria-label", alt);
    // A drawing that waits for the library is known by its colours: the same ones must stay.
    if (this.text === figure && this.face === face) return;
    Object.assign(this, { text: figure, face, colours, address });
    root.dataset.waiting = "";
    waiting.add(this);
    if (this.seen) this.draw();
    else if (this.seen === false) whenIdle();
  }

  inSight(seen) {
    this.seen = seen;
    if (!waiting.has(this)) return;
    if (seen) this.draw();
    else whenIdle();
  }

  async draw() {
    waiting.delete(this);
    const { root, text, colours } = this;
    const figure = dressed(text, colours);
    const kind = [Cells, Squares].find((one) => one.fits(figure)) ?? Plot;
    if (!(this.drawn instanceof kind)) {
      this.drawn?.end();
      this.drawn = new kind(root, (change) => this.tell?.(change), this.address);
    }
    this.width = root.clientWidth;
    await this.drawn.show(figure, () => this.text === text && this.colours === colours);
    if (this.text === text) delete root.dataset.waiting;
  }

  fit() {
    const { clientWidth: width } = this.root;
    if (this.width === undefined || !width || width === this.width) return;
    this.width = width;
    this.drawn.fit(width);
  }

  end() {
    sight.unobserve(this.root);
    widths.unobserve(this.root);
    waiting.delete(this);
    delete this.root.dataset.waiting;
    this.text = null;
    this.drawn?.end();
  }
}

const decoder = new TextDecoder();
const panels = new WeakMap();

class Panel {
  constructor(root) {
    this.root = root;
    [this.above, this.place, this.below] = root.children;
    this.put = new Map();
  }

  // Words stay as they are, and so does the focus in them, unless they change.
  words(place, html) {
    if (this.put.get(place) === html) return;
    this.put.set(place, html);
    place.innerHTML = html;
  }

  show({ above, below, ...told }, figure, trigger) {
    this.words(this.above, above);
    this.words(this.below, below);
    this.place.hidden = !figure;
    if (figure) this.draw(told, figure, trigger);
    else this.end();
    delete this.root.dataset.waiting;
  }

  draw({ height, alt, clickable, library }, figure, trigger) {
    const { place } = this;
    if (!charts.has(place)) charts.set(place, new Chart(place));
    const tell = clickable ? (change) => trigger("click", change) : null;
    charts.get(place).show({ figure, alt, height, library }, tell);
  }

  end() {
    charts.get(this.place)?.end();
    charts.delete(this.place);
  }
}

// Shows in `root` what a line of JSON tells, and the figure behind that line; a clicked mark
// triggers "click" with the address that it leads to. Gives the panel's end.
export function show(root, sent, trigger) {
  const text = decoder.decode(sent);
  const cut = text.indexOf("\n");
  if (!panels.has(root)) panels.set(root, new Panel(root));
  const panel = panels.get(root);
  panel.show(JSON.parse(text.slice(0, cut)), text.slice(cut + 1), trigger);
  const shown = (panel.shown = {});
  // The end of a showing that a later one has overtaken is no end of the panel.
  return () => panel.shown === shown && panel.end();
}
