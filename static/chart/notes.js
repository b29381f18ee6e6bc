// Words within a chart, where its layout has annotations. The library takes longer for one of them
// than for a trace.
const search = new URL(import.meta.url).search;
const { widthOf } = await import(`../letters.js${search}`);

const NS = "http://www.w3.org/2000/svg";
const LEADING = 1.3;
const BASE = 0.35;
const EDGE = 1;
const BOLD = 650;
const TAG = /(<[^>]*>)/;
const SIGNS = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };
const ANCHORS = ["start", "middle", "end"];
const SHARES = { left: 0, bottom: 0, center: 0.5, middle: 0.5, right: 1, top: 1 };

export function make(name, attributes, text = "") {
  const element = document.createElementNS(NS, name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.textContent = text;
  return element;
}

const plain = (text) => text.replace(/&(amp|lt|gt|quot|#39);/g, (sign) => SIGNS[sign]);

function looks(tag, look) {
  if (tag === "<b>") return { ...look, weight: BOLD };
  if (tag === "<i>") return { ...look, style: "italic" };
  const [, size] = /font-size:\s*(\d+)px/.exec(tag) ?? [];
  return size ? { ...look, size: Number(size) } : look;
}

// The lines of a text as the library takes it, each in runs that look alike. Other tags are left out.
export function linesOf(text, size, weight = 400) {
  const lines = [[]];
  const open = [{ size, weight, style: "normal" }];
  for (const part of String(text).split(TAG)) {
    if (part === "<br>") lines.push([]);
    else if (part.startsWith("</")) open.length > 1 && open.pop();
    else if (TAG.test(part)) open.push(looks(part, open.at(-1)));
    else if (part) lines.at(-1).push({ text: plain(part), ...open.at(-1) });
  }
  return lines;
}

// The same without any looks, each line a text.
export const wordsOf = (text) => linesOf(text).map((line) => line.map((run) => run.text).join(""));

function width(line, family) {
  return line.reduce((sum, run) => sum + widthOf(run.text, run.size, run.weight, family), 0);
}

// A line with as much of its last words as there is room for, and a sign that there are more.
function cut(line, room, family) {
  if (width(line, family) <= room) return line;
  const [rest, last] = [line.slice(0, -1), line.at(-1)];
  for (let length = last.text.length - 1; length > 0; length -= 1) {
    const tried = [...rest, { ...last, text: `${last.text.slice(0, length).trimEnd()}…` }];
    if (width(tried, family) <= room) return tried;
  }
  const before = rest.pop();
  return before ? cut([...rest, { ...before, text: `${before.text}…` }], room, family) : line;
}

// How far an annotation's box lies from its place, as a share of its size: told, or after the place
// where that is one of the whole chart.
function share(anchor, place, ofChart) {
  if (anchor && anchor !== "auto") return SHARES[anchor];
  if (!ofChart) return 0.5;
  return place < 1 / 3 ? 0 : place > 2 / 3 ? 1 : 0.5;
}

// Where an annotation's lines stand: from which pixel, on which side of it, and the first one's middle.
// Lines that begin there end at the pixel `edge`.
function laid(told, [x, y], { family, size: usual }, edge) {
  const size = told.font?.size ?? usual;
  const lines = linesOf(told.text, size, told.font?.weight);
  const across = share(told.xanchor, told.x, told.xref === "paper" && !told.showarrow);
  const up = share(told.yanchor, told.y, told.yref === "paper" && !told.showarrow);
  const pad = (told.borderpad ?? EDGE) + EDGE;
  const [tailX, tailY] = told.showarrow === false ? [0, 0] : [told.ax, told.ay];
  const left = x + tailX + (told.xshift ?? 0) + pad * (1 - 2 * across);
  const side = lines.length === 1 ? across : SHARES[told.align ?? "center"];
  const whole = side === across ? 0 : Math.max(...lines.map((line) => width(line, family)));
  const from = left + (side - across) * whole;
  const middle = y + tailY - (told.yshift ?? 0);
  const high = (lines.length - 1) * size * LEADING;
  return {
    size,
    from,
    side,
    lines: side === 0 ? lines.map((line) => cut(line, edge - from, family)) : lines,
    first: middle - high / 2 + (up - 0.5) * (high + size * LEADING + 2 * pad),
    corner: [left - pad, middle],
  };
}

// The words of an annotation at a place in pixels, and the line that leads there from them if any.
// `font` is the chart's, with `family` and `size`.
export function note(told, [x, y], font, edge) {
  const { size, from, side, lines, first, corner } = laid(told, [x, y], font, edge);
  const look = { class: "annotation-text", "font-size": size, "text-anchor": ANCHORS[2 * side] };
  const text = make("text", look);
  text.style.whiteSpace = "pre";
  lines.forEach((line, k) => {
    const row = make("tspan", { x: from, y: first + size * (k * LEADING + BASE) });
    row.append(...line.map((part) => run(part, size)));
    text.append(row);
  });
  const group = make("g", { class: "annotation", "pointer-events": "none", opacity: told.opacity ?? 1 });
  if (told.textangle) group.setAttribute("transform", `rotate(${told.textangle},${x},${y})`);
  if (told.showarrow !== false) group.append(leader(told, [x, y], corner));
  group.append(text);
  return group;
}

function run({ text, size, weight, style }, usual) {
  const look = { "font-weight": weight, "font-style": style };
  return make("tspan", size === usual ? look : { ...look, "font-size": size }, text);
}

function leader({ arrowcolor: stroke, arrowwidth }, from, to) {
  return make("path", { d: `M${from}L${to}`, fill: "none", stroke, "stroke-width": arrowwidth });
}

// Where a place of an annotation lies in a chart that the library has drawn; undefined outside of it.
function pixel(layout, ref, letter, value) {
  const { l, t, w, h } = layout._size;
  if (ref === "paper") return letter === "x" ? l + w * value : t + h * (1 - value);
  const axis = layout[`${letter}axis${(ref ?? letter).slice(1)}`];
  // A category that looks like a number would be read as a place.
  const category = axis.categoryarray?.indexOf(value) ?? -1;
  const at = axis.r2p(category < 0 ? value : category);
  return at < -EDGE || at > axis._length + EDGE ? undefined : axis._offset + at;
}

// The notes of a chart that the library draws, above all of it.
export class Notes {
  constructor(root) {
    this.root = root;
    this.group = make("g", { class: "samspel-notes" });
  }

  // To be called whenever the library has drawn, since it alone knows where a value lies.
  draw(annotations) {
    const { root, group } = this;
    root.samspelNotes = annotations;
    const layout = root._fullLayout;
    const drawn = annotations.flatMap((told) => {
      const x = pixel(layout, told.xref, "x", told.x);
      const y = pixel(layout, told.yref, "y", told.y);
      return x === undefined || y === undefined ? [] : [note(told, [x, y], layout.font, layout.width)];
    });
    group.setAttribute("font-family", layout.font.family);
    group.replaceChildren(...drawn);
    const layer = root.querySelector(".infolayer");
    if (group.parentNode !== layer) layer.append(group);
  }
}
