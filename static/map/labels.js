// Names on the map, placed one after the other where they cover least.

export const LEADING = 1.28;
const GAP = 5;
const search = new URL(import.meta.url).search;
const { widthOf } = await import(`../letters.js${search}`);

// Sizes of a label's two lines in pixels, for a wide or a narrow map.
export function type(narrow) {
  return narrow ? { strong: 11.5, plain: 10.5, detail: 10 } : { strong: 14, plain: 12.5, detail: 12 };
}

// A label's lines with their sizes, and the room they take.
export function block(label, sizes, family) {
  const size = label.strong ? sizes.strong : sizes.plain;
  const weight = label.strong ? 650 : 500;
  const lines = [{ text: label.name, size, weight }];
  if (label.strong && label.detail) lines.push({ text: label.detail, size: sizes.detail, weight: 400 });
  const width = Math.max(...lines.map((l) => widthOf(l.text, l.size, l.weight, family)));
  const height = lines.reduce((sum, l) => sum + l.size * LEADING, 0);
  return { lines, width, height };
}

// Places for a label, the best first: on a place that nothing marks, else around the mark; names that
// must stand may stand off, led to their mark by a line.
function candidates({ at: [x, y], radius, strong, free, block }) {
  const { width, height } = block;
  const on = { left: x - width / 2, top: y - height / 2, anchor: "middle" };
  const rings = strong ? [0, 3, 8] : [0];
  const boxes = rings.flatMap((ring) => around([x, y], radius + GAP * (1 + ring), block));
  return (free ? [on, ...boxes] : boxes).map((box) => ({
    ...box,
    right: box.left + width,
    bottom: box.top + height,
  }));
}

function around([x, y], near, { width, height }) {
  const slant = near * 0.75;
  return [
    { left: x + near, top: y - height / 2, anchor: "start" },
    { left: x - near - width, top: y - height / 2, anchor: "end" },
    { left: x - width / 2, top: y - near - height, anchor: "middle" },
    { left: x - width / 2, top: y + near, anchor: "middle" },
    { left: x + slant, top: y - slant - height, anchor: "start" },
    { left: x + slant, top: y + slant, anchor: "start" },
    { left: x - slant - width, top: y - slant - height, anchor: "end" },
    { left: x - slant - width, top: y + slant, anchor: "end" },
  ];
}

export function overlap(a, b) {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

const COVERED = 1000;
const CROWDED = 45;
const MISTAKEN = 40;
const BESIDE = 4;

function cost(label, box, rank, { taken, marks, points, frame }) {
  let sum = rank * 0.6 + 25 * crossings(leader(label, box), taken);
  if (mistakable(label, box, marks)) sum += MISTAKEN;
  const wide = { ...box, left: box.left - BESIDE, right: box.right + BESIDE };
  for (const other of taken) if (overlap(wide, other)) sum += COVERED + overlap(wide, other);
  for (const { point: [x, y], width } of points) {
    if (x > box.left - 2 && x < box.right + 2 && y > box.top && y < box.bottom) sum += 2 + width;
  }
  const outside =
    box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
  return outside ? sum + 2 * COVERED : sum;
}

function crossings(line, taken) {
  if (!line) return 0;
  const [[x0, y0], [x1, y1]] = line;
  const inside = (box, x, y) => x > box.left && x < box.right && y > box.top && y < box.bottom;
  return [0.1, 0.3, 0.5, 0.7, 0.9].filter((t) =>
    taken.some((box) => inside(box, x0 + t * (x1 - x0), y0 + t * (y1 - y0))),
  ).length;
}

function nearest([x, y], { left, right, top, bottom }) {
  return [Math.min(Math.max(x, left - 2), right + 2), Math.min(Math.max(y, top), bottom)];
}

// How far a name lies from the edge of a mark.
function apart(box, { at: [x, y], radius }) {
  const end = nearest([x, y], box);
  return Math.hypot(end[0] - x, end[1] - y) - radius;
}

// Whether a name that no line leads to its mark lies as near to another one.
function mistakable(label, box, marks) {
  const own = apart(box, label);
  return !leader(label, box) && marks.some((mark) => mark !== label && apart(box, mark) <= own + 1);
}

// The two ends of the line from a mark to its label; null where the label is close by.
function leader({ at: [x, y], radius }, box) {
  const end = nearest([x, y], box);
  const far = Math.hypot(end[0] - x, end[1] - y);
  if (far < radius + 2 * GAP) return null;
  const start = (radius + 1) / far;
  return [[x + start * (end[0] - x), y + start * (end[1] - y)], end];
}

// Places labels in their order; a strong one always, another only where it covers no mark.
export function place(labels, taken, points, frame) {
  const placed = [];
  const boxes = [...taken];
  for (const label of labels) {
    const ranked = candidates(label)
      .map((box, rank) => ({ ...box, cost: cost(label, box, rank, { taken: boxes, marks: labels, points, frame }) }))
      .sort((a, b) => a.cost - b.cost);
    const best = ranked[0];
    if (best.cost >= CROWDED && !label.strong) continue;
    boxes.push(best);
    placed.push({ ...label, box: best, leader: leader(label, best) });
  }
  return placed;
}
