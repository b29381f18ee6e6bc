// A table of shaded cells in SVG: the chart whose traces are heat maps between named rows and columns.
// The library takes several times as long for it, and gives the keyboard no way to its cells.
const search = new URL(import.meta.url).search;
const [{ widthOf }, { middle }, { Sheet, lettersOf, tiled }, { Side }, { shade }, { make, note, wordsOf }] = await Promise.all(
  ["../letters", "../tip", "./sheet", "./side", "./shade", "./notes"].map((name) => import(`${name}.js${search}`)),
);

const SMALLEST = 9;
const LEADING = 1.2;
const PAD = 6;
const SLANT = Math.PI / 3;
const MIDDLE = 0.35;
const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

const clear = ({ type, marker }) => type === "scatter" && marker?.opacity === 0;

// Where a cell begins on one side, and how long it is, without the gap around it.
function between(side, code, gap) {
  const place = side.places.get(code);
  const [start, end] = [side.edges[place], side.edges[place + 1]];
  return [start + Math.floor(gap / 2), end - start - gap];
}

export class Cells extends Sheet {
  // Whether a figure is such a table; clear points over its cells tell where a click leads.
  static fits({ data, layout: { xaxis, yaxis } }) {
    const named = [xaxis, yaxis].every((axis) => axis?.type === "category" && axis.ticktext);
    const maps = data.filter(({ type }) => type === "heatmap");
    return named && maps.length > 0 && data.every((trace) => maps.includes(trace) || clear(trace));
  }

  // A click on a cell that leads somewhere gives `report` its change of the address.
  constructor(root, report) {
    super(root, "cells");
    this.report = report;
    this.hear({
      pointermove: (event) => this.read(this.cellAt(event), event),
      pointerleave: () => this.read(),
      click: (event) => this.choose(this.cellAt(event)),
      focusin: ({ target }) => this.read(this.cellOf(target), middle(target)),
      focusout: () => this.read(),
      keydown: (event) => this.press(event),
    });
  }

  fit(width) {
    const { data, layout } = this.figure;
    this.maps = data.filter(({ type }) => type === "heatmap");
    this.font = lettersOf(layout);
    this.across = new Side(layout.xaxis, this.font, false);
    this.down = new Side(layout.yaxis, this.font, true);
    this.lay(layout, width);
    this.cells = this.held();
    this.draw();
    this.read();
  }

  // Names of rows stand on the left, heads above: side by side where all have room, or else aslant.
  lay({ height, margin }, width) {
    const { across, down } = this;
    const left = Math.ceil(down.widest) + PAD;
    across.lay(left, width);
    const upright = Math.ceil(margin.t + across.most * across.size * LEADING + PAD);
    this.slanted = !across.upright && across.names.some((name) => name.width > across.step - PAD);
    if (this.slanted) across.join();
    const [wide, high] = this.reach();
    const beyond = Math.max(0, ...across.names.map((name) => across.middle(name.place) + wide(name))) - width;
    across.lay(left, width - Math.max(0, beyond) * (1 + 0.5 / across.codes.length));
    const top = this.slanted ? Math.ceil(margin.t + high(across.widest) + PAD) : upright;
    this.width = width;
    this.height = height + Math.max(0, top - upright);
    down.lay(top, this.height - margin.b);
  }

  // How far a head reaches to the right of its middle, and upwards.
  reach() {
    const { size } = this.across;
    if (!this.slanted) return [({ width }) => width / 2, () => 0];
    const along = (length) => length * Math.cos(SLANT) + size * 2 * MIDDLE;
    return [({ width }) => along(width), (length) => length * Math.sin(SLANT) + size * Math.cos(SLANT)];
  }

  // What each cell holds, row by row: its words, its number and where a click on it leads.
  held() {
    const { across, down } = this;
    const cells = new Map();
    for (const { x, y, z, text, texttemplate, hovertext } of this.maps) {
      y.forEach((code, r) => x.forEach((head, c) => {
        if (z[r][c] === null) return;
        const [row, column] = [down.places.get(code), across.places.get(head)];
        const number = texttemplate ? text[r][c] : "";
        cells.set(`${column} ${row}`, { row, column, number, words: wordsOf(hovertext[r][c]).join("\n") });
      }));
    }
    const { x = [], y = [], customdata } = this.figure.data.find(clear) ?? {};
    x.forEach((head, k) => {
      const cell = cells.get(`${across.places.get(head)} ${down.places.get(y[k])}`);
      if (cell) cell.change = customdata[k];
    });
    return cells;
  }

  draw() {
    const { svg, width, height, font } = this;
    const held = svg.contains(document.activeElement) && document.activeElement.dataset.cell;
    this.put(width, height, font.family, [
      ...this.tiles(), ...this.heads(), ...this.names(), ...this.numbers(), ...this.frames(), ...this.notes(),
    ]);
    if (held) svg.querySelector(`[data-cell="${held}"][tabindex]`)?.focus({ preventScroll: true });
  }

  tiles() {
    const [usual] = this.figure.layout.template.data.heatmap;
    return tiled(
      this.maps.flatMap((map) => {
        const { x, y, z, colorscale, zmin, zmax, xgap, ygap } = { ...usual, ...map };
        const columns = x.map((code) => between(this.across, code, xgap));
        return y.flatMap((code, r) => {
          const [top, high] = between(this.down, code, ygap);
          return z[r].flatMap((value, c) => {
            const [left, wide] = columns[c];
            const outline = `M${left} ${top}h${wide}v${high}h${-wide}z`;
            return value === null ? [] : [{ colour: shade(value, colorscale, zmin, zmax), outline }];
          });
        });
      }),
    );
  }

  heads() {
    const { across, down } = this;
    const { size } = across;
    const foot = down.start - PAD;
    return across.names.flatMap(({ place, lines }) => {
      const x = across.middle(place);
      if (this.slanted) {
        const turned = `translate(${x + size * MIDDLE},${foot}) rotate(${(-SLANT * 180) / Math.PI})`;
        return [make("text", { class: "name", transform: turned, "font-size": size }, lines[0])];
      }
      return lines.map((line, k) => {
        const y = foot - size * (LEADING * (lines.length - 1 - k) + 0.2);
        return make("text", { class: "name", x, y, "font-size": size, "text-anchor": "middle" }, line);
      });
    });
  }

  // Lines of a name stand closer where a row is low, so that names stay apart.
  names() {
    const { across, down } = this;
    const { size } = down;
    return down.names.flatMap(({ place, lines }) => {
      const leading = Math.min(size * LEADING, (down.step - 1) / lines.length);
      const first = down.middle(place) - (leading * (lines.length - 1)) / 2 + size * MIDDLE;
      return lines.map((line, k) => {
        const at = { x: across.start - PAD, y: first + k * leading, "text-anchor": "end" };
        return make("text", { class: "name", "font-size": size, ...at }, line);
      });
    });
  }

  numbers() {
    const { across, down, font } = this;
    const told = [...this.cells].filter(([, { number }]) => number);
    const widest = Math.max(1, ...told.map(([, { number }]) => widthOf(number, font.size, 500, font.family)));
    const size = Math.max(SMALLEST, Math.min(font.size, (font.size * (across.step - 4)) / widest));
    const links = told.filter(([, { change }]) => change).map(([key]) => key);
    if (!links.includes(this.stop)) [this.stop] = links;
    return told.map(([key, { row, column, number, words, change }]) => {
      const at = { x: across.middle(column), y: down.middle(row) + size * MIDDLE, "text-anchor": "middle" };
      const look = { class: "number", "font-size": size, "data-cell": key };
      const text = make("text", { ...at, ...look }, number);
      if (!change) return text;
      const link = { role: "button", tabindex: key === this.stop ? 0 : -1, "aria-label": words };
      for (const [name, value] of Object.entries(link)) text.setAttribute(name, value);
      return text;
    });
  }

  frames() {
    const { across, down } = this;
    return (this.figure.layout.shapes ?? []).map(({ x0, x1, y0, y1, line }) => {
      const [x, y] = [across.at(x0), down.at(y1)];
      const [width, height] = [across.at(x1) - x, down.at(y0) - y];
      const stroke = { stroke: line.color, "stroke-width": line.width, "stroke-dasharray": "2 2" };
      return make("rect", { x, y, width, height, fill: "none", ...stroke });
    });
  }

  notes() {
    const { across, down, font } = this;
    return (this.figure.layout.annotations ?? []).map((told) => {
      const { x, y, xref } = told;
      const from = xref === "paper" ? across.start + x * (across.end - across.start) : across.at(x);
      return note(told, [from, down.at(y)], font, this.width);
    });
  }

  cellAt({ clientX, clientY }) {
    const { left, top } = this.svg.getBoundingClientRect();
    return this.cells.get(`${this.across.placeAt(clientX - left)} ${this.down.placeAt(clientY - top)}`);
  }

  cellOf(target) {
    return this.cells.get(target.dataset?.cell);
  }

  read(cell, place) {
    this.tip.tell(cell?.words, place);
    this.svg.style.cursor = cell?.change ? "pointer" : "";
  }

  choose(cell) {
    if (cell?.change) this.report(cell.change);
  }

  press(event) {
    const cell = this.cellOf(event.target);
    if (event.key === "Enter" || event.key === " ") this.choose(cell);
    else if (event.key in STEPS) this.move(cell, STEPS[event.key]);
    else return;
    event.preventDefault();
  }

  // The keyboard goes on to the next cell in that direction that leads somewhere.
  move({ row, column }, [right, down]) {
    const next = (steps) => this.cells.get(`${column + right * steps} ${row + down * steps}`);
    const most = Math.max(this.across.codes.length, this.down.codes.length);
    for (let steps = 1; steps < most; steps += 1) {
      if (!next(steps)?.change) continue;
      const [from, to] = [`${column} ${row}`, `${column + right * steps} ${row + down * steps}`];
      for (const [key, index] of [[from, -1], [to, 0]]) this.link(key).setAttribute("tabindex", index);
      this.stop = to;
      this.link(to).focus();
      return;
    }
  }

  link(key) {
    return this.svg.querySelector(`[data-cell="${key}"]`);
  }
}
