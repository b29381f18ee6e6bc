// Dots of a chart whose axes are told. The library takes as long for a dozen of them as for a trace.
const search = new URL(import.meta.url).search;
const { make } = await import(`./notes.js${search}`);

const FEWEST = 6;
const POINTED = 1.3;
const OUTLINES = {
  circle: (x, y, r) => `M${x + r} ${y}a${r} ${r} 0 1 1 ${-2 * r} 0a${r} ${r} 0 1 1 ${2 * r} 0Z`,
  diamond: (x, y, r) => `M${x} ${y - POINTED * r}L${x + POINTED * r} ${y}L${x} ${y + POINTED * r}L${x - POINTED * r} ${y}Z`,
};
const OPEN = "-open";

const axisOf = (layout, ref, letter) => layout[`${letter}axis${(ref ?? letter).slice(1)}`];
// Whether both ends of an axis are told, so that the library need not make room for dots.
const told = (axis) => axis?.range?.every((end) => end !== null) ?? false;
const each = (value, k) => (Array.isArray(value) ? value[k] : value);
const listed = (value) => (Array.isArray(value) ? value : [value]);
const known = (symbol) => (symbol ?? "circle").replace(OPEN, "") in OUTLINES;

// Whether a trace is of dots alone that can be drawn here: of no legend, and without a scale of colours.
export function dotted({ type, mode, x, y, xaxis, yaxis, marker = {}, showlegend }, layout) {
  const legend = layout.showlegend === true && showlegend !== false;
  const ranged = told(axisOf(layout, xaxis, "x")) && told(axisOf(layout, yaxis, "y"));
  const plain = listed(marker.color).every((colour) => typeof colour === "string");
  const shaped = listed(marker.symbol).every(known) && listed(marker.size).every(Number.isFinite);
  const many = type === "scatter" && Array.isArray(x) && Array.isArray(y) && x.length >= FEWEST;
  return Boolean(many && mode === "markers" && ranged && plain && shaped && !legend);
}

// What is left of such a trace to the library: what is under the pointer, and what a click says.
export function bare({ marker, selected, unselected, ...trace }) {
  return { ...trace, mode: "lines", line: { width: 0, color: "rgba(0,0,0,0)" } };
}

function look({ color, symbol = "circle", line = {}, opacity = 1 }, k) {
  const [fill, stroke, width] = [each(color, k), each(line.color, k), each(line.width, k) ?? 0];
  const common = { opacity: each(opacity, k) };
  if (each(symbol, k).endsWith(OPEN)) {
    return { ...common, fill: "none", stroke: fill, "stroke-width": width || 1 };
  }
  return width ? { ...common, fill, stroke, "stroke-width": width } : { ...common, fill };
}

// Where a value lies; undefined where there is none, or none that the axis shows.
function pixel(axis, value) {
  const place = value === null ? NaN : axis.d2p(value);
  return place >= 0 && place <= axis._length ? axis._offset + place : undefined;
}

// Dots that look alike are one path.
export class Dots {
  constructor(root) {
    this.root = root;
    this.group = make("g", { class: "samspel-dots", "pointer-events": "none" });
  }

  // To be called whenever the library has drawn, since it alone knows where a value lies.
  draw(traces) {
    const { root, group } = this;
    root.samspelDots = traces;
    const paths = new Map();
    for (const { x, y, xaxis, yaxis, marker } of traces) {
      const [across, up] = [axisOf(root._fullLayout, xaxis, "x"), axisOf(root._fullLayout, yaxis, "y")];
      x.forEach((value, k) => {
        const [left, top] = [pixel(across, value), pixel(up, y[k])];
        if (left === undefined || top === undefined) return;
        const outline = OUTLINES[(each(marker.symbol, k) ?? "circle").replace(OPEN, "")];
        const looks = JSON.stringify(look(marker, k));
        paths.set(looks, `${paths.get(looks) ?? ""}${outline(left, top, each(marker.size, k) / 2)}`);
      });
    }
    group.replaceChildren(...[...paths].map(([looks, d]) => make("path", { ...JSON.parse(looks), d })));
    const layer = root.querySelector(".infolayer");
    if (group.parentNode !== layer) layer.prepend(group);
  }
}
