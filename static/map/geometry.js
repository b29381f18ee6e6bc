// Points, curves and outlines in pixels: nothing here touches the page.

export function within([x, y], box, inset = 0) {
  return (
    x >= box.left + inset && x <= box.right - inset && y >= box.top + inset && y <= box.bottom - inset
  );
}

// Where the way from a point inside a box to one outside leaves it: the point and the edge's name.
export function exit([x0, y0], [x1, y1], box) {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const crossings = [
    [dx < 0 ? (box.left - x0) / dx : Infinity, "left"],
    [dx > 0 ? (box.right - x0) / dx : Infinity, "right"],
    [dy < 0 ? (box.top - y0) / dy : Infinity, "top"],
    [dy > 0 ? (box.bottom - y0) / dy : Infinity, "bottom"],
  ].sort((a, b) => a[0] - b[0]);
  const [part, edge] = crossings[0];
  return { point: [x0 + part * dx, y0 + part * dy], edge };
}

// Moves sorted places on a line apart, so that each keeps half its room to either side.
export function spread(places, least, most) {
  const sorted = places.sort((a, b) => a.at - b.at);
  let floor = least;
  for (const place of sorted) {
    place.at = Math.max(place.at, floor + place.room / 2);
    floor = place.at + place.room / 2;
  }
  let roof = most;
  for (const place of sorted.reverse()) {
    place.at = Math.min(place.at, roof - place.room / 2);
    roof = place.at - place.room / 2;
  }
  return sorted;
}

// The control point of a curve that bows to one side of its chord: 1 right of the way, -1 left.
export function bowed([x0, y0], [x1, y1], side, bow) {
  const dx = x1 - x0;
  const dy = y1 - y0;
  return [(x0 + x1) / 2 - side * bow * dy, (y0 + y1) / 2 + side * bow * dx];
}

export function pointAt([[x0, y0], [cx, cy], [x1, y1]], t) {
  const u = 1 - t;
  return [u * u * x0 + 2 * u * t * cx + t * t * x1, u * u * y0 + 2 * u * t * cy + t * t * y1];
}

function normalAt([[x0, y0], [cx, cy], [x1, y1]], t) {
  const dx = (1 - t) * (cx - x0) + t * (x1 - cx);
  const dy = (1 - t) * (cy - y0) + t * (y1 - cy);
  const length = Math.hypot(dx, dy) || 1;
  return [-dy / length, dx / length];
}

// The part of a curve that lies outside a gap around each of its ends, as two parameters.
export function trimmed(curve, startGap, endGap) {
  const far = (t, [x, y]) => Math.hypot(pointAt(curve, t)[0] - x, pointAt(curve, t)[1] - y);
  let from = 0;
  let to = 1;
  while (from < 0.45 && far(from, curve[0]) < startGap) from += 0.01;
  while (to > 0.55 && far(to, curve[2]) < endGap) to -= 0.01;
  return [from, to];
}

export function samples(curve, [from, to], count) {
  return Array.from({ length: count + 1 }, (_, k) => pointAt(curve, from + ((to - from) * k) / count));
}

const STEPS = 22;

// A flow's outline: it swells towards its end, where an arrow's head sits if it has a direction.
export function ribbon(curve, [from, to], width, directed) {
  const length = Math.hypot(curve[2][0] - curve[0][0], curve[2][1] - curve[0][1]) * (to - from) || 1;
  const head = directed ? Math.min(5 + 1.1 * width, 0.5 * length) : 0;
  const neck = to - ((to - from) * head) / length;
  const left = [];
  const right = [];
  for (let k = 0; k <= STEPS; k += 1) {
    const t = from + ((neck - from) * k) / STEPS;
    const half = (width / 2) * (directed ? 0.45 + (0.55 * k) / STEPS : 1);
    const [x, y] = pointAt(curve, t);
    const [nx, ny] = normalAt(curve, t);
    left.push([x + half * nx, y + half * ny]);
    right.unshift([x - half * nx, y - half * ny]);
  }
  const tip = directed ? arrowhead(curve, neck, to, width / 2 + Math.max(2.4, 0.28 * width)) : [];
  return outline([...left, ...tip, ...right]);
}

function arrowhead(curve, neck, to, half) {
  const [x, y] = pointAt(curve, neck);
  const [nx, ny] = normalAt(curve, neck);
  return [[x + half * nx, y + half * ny], pointAt(curve, to), [x - half * nx, y - half * ny]];
}

function outline(points) {
  return `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`;
}

export function line(points) {
  return `M${points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}`;
}
