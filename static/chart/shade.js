// Colours on a scale between nought and one.

function parts(colour) {
  if (colour.startsWith("rgb")) return [...colour.matchAll(/[\d.]+/g)].map(Number);
  return [1, 3, 5].map((place) => Number.parseInt(colour.slice(place, place + 2), 16));
}

function between(low, high, part) {
  if (low === high) return high;
  const [one, other] = [low, high].map((colour) => [...parts(colour), 1].slice(0, 4));
  const [red, green, blue, alpha] = one.map((value, k) => value + (other[k] - value) * part);
  return `rgba(${Math.round(red)},${Math.round(green)},${Math.round(blue)},${Number(alpha.toFixed(3))})`;
}

// The colour of a value on a scale of the library: places with colours, `low` to `high`. Where two
// colours share a place, the scale has a step there.
export function shade(value, scale, low, high) {
  const at = Math.min(1, Math.max(0, (value - low) / (high - low || 1)));
  const above = Math.max(0, scale.findIndex(([place]) => place >= at));
  const [[from, first], [to, last]] = [scale[Math.max(0, above - 1)], scale[above]];
  return between(first, last, to > from ? (at - from) / (to - from) : 1);
}
