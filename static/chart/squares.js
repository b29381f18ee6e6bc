// Records as squares in SVG: the chart whose traces are heat maps without words between axes that
// are hidden. The library makes a picture of each row of them, and measures every name of a legend.
const search = new URL(import.meta.url).search;
const [{ widthOf }, { Sheet, lettersOf, tiled }, { shade }, { make, note, wordsOf }] = await Promise.all(
  ["../letters", "./sheet", "./shade", "./notes"].map((name) => import(`${name}.js${search}`)),
);

const SIGN = 10;
const GAP = 6;
const BETWEEN = 22;
const ROW = 21;
const BELOW = 12;
const MIDDLE = 0.35;

const key = ({ type, x }) => type === "scatter" && x?.length === 1 && x[0] === null;

export class Squares extends Sheet {
  // Whether a figure is such a chart; traces without a point are the entries of its legend.
  static fits({ data, layout: { xaxis, yaxis } }) {
    const hidden = [xaxis, yaxis].every((axis) => axis?.visible === false);
    const maps = data.filter(({ type, texttemplate }) => type === "heatmap" && !texttemplate);
    return hidden && maps.length > 0 && data.every((trace) => maps.includes(trace) || key(trace));
  }

  constructor(root) {
    super(root, "squares");
    this.hear({
      pointermove: (event) => this.tip.tell(this.nameAt(event), event),
      pointerleave: () => this.tip.tell(),
    });
  }

  fit(width) {
    const { data, layout } = this.figure;
    const { height, margin, annotations = [], xaxis, yaxis } = layout;
    const font = lettersOf(layout);
    const entries = this.entries(data.filter(key), width, font);
    const top = entries.rows ? ROW * entries.rows + BELOW : margin.t;
    const [left, right] = xaxis.range;
    const [low, up] = yaxis.range;
    const [wide, high] = [width / (right - left), (height - margin.t - margin.b) / (up - low)];
    const maps = data.filter((trace) => !key(trace));
    const places = maps.flatMap(({ y }) => y);
    // Where squares are narrow, as on a telephone, their lines are as low; titles keep their room.
    const spared = Math.max(0, high - wide);
    const above = (y) => places.reduce((sum, place) => sum + Math.min(1, Math.max(0, place + 0.5 - y)), 0);
    this.across = (x) => Math.round((x - left) * wide);
    this.down = (y) => top + Math.round((up - y) * high - spared * above(y));
    this.lines = maps.flatMap((map) => this.linesOf(map));
    const titles = annotations.map((told) => note(told, [told.x * width, this.down(told.y)], font, width));
    this.put(width, this.down(low), font.family, [...entries.marks, ...this.tiles(), ...titles]);
    this.tip.tell();
  }

  // The lines of a row: where each begins and ends, and for each square its sides, colour and name.
  linesOf(map) {
    const [usual] = this.figure.layout.template.data.heatmap;
    const { x, y, z, hovertext, colorscale, zmin, zmax, xgap, ygap } = { ...usual, ...map };
    return y.map((place, r) => ({
      top: this.down(place + 0.5),
      bottom: this.down(place - 0.5) - ygap,
      squares: z[r].flatMap((value, c) => {
        if (value === null) return [];
        const [from, to] = [this.across(x[c] - 0.5), this.across(x[c] + 0.5) - xgap];
        return [{ from, to, colour: shade(value, colorscale, zmin, zmax), name: hovertext[r][c] }];
      }),
    }));
  }

  tiles() {
    const outline = ({ from, to }, { top, bottom }) => `M${from} ${top}H${to}V${bottom}H${from}z`;
    return tiled(
      this.lines.flatMap((line) =>
        line.squares.map((square) => ({ colour: square.colour, outline: outline(square, line) })),
      ),
    );
  }

  // The signs and names of a legend: in one line, or in columns of one width.
  entries(keys, width, { family, size }) {
    const needs = keys.map(({ name }) => SIGN + GAP + Math.ceil(widthOf(name, size, 400, family)) + BETWEEN);
    const step = Math.max(1, ...needs);
    const inLine = needs.reduce((sum, need) => sum + need, -BETWEEN) <= width;
    const columns = inLine ? keys.length : Math.max(1, Math.floor((width + BETWEEN) / step));
    const from = (k) => (inLine ? needs.slice(0, k).reduce((sum, need) => sum + need, 0) : (k % columns) * step);
    const marks = keys.flatMap(({ name, marker }, k) => {
      const [x, y] = [from(k), (Math.floor(k / columns) + 0.5) * ROW];
      const sign = { x, y: y - SIGN / 2, width: SIGN, height: SIGN, fill: marker.color };
      const at = { class: "name", x: x + SIGN + GAP, y: y + size * MIDDLE, "font-size": size };
      return [make("rect", sign), make("text", at, name)];
    });
    return { marks, rows: keys.length && Math.ceil(keys.length / columns) };
  }

  nameAt({ clientX, clientY }) {
    const { left, top } = this.svg.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    const line = this.lines.find((one) => y >= one.top && y < one.bottom);
    const found = line?.squares.find(({ from, to }) => x >= from && x < to);
    return found && wordsOf(found.name).join("\n");
  }
}
