// What widths, areas and fills stand for, under the map: blocks side by side, wrapped where narrow.
const search = new URL(import.meta.url).search;
const { ribbon } = await import(`./geometry.js${search}`);
const { widthOf } = await import(`../letters.js${search}`);

const SIZE = 12;
const TITLE = 18;
const BETWEEN = 40;
const STEP = 34;

function text(make, words, x, y, anchor = "start", name = "key") {
  const element = make("text", { class: name, x, y, "text-anchor": anchor, "font-size": SIZE });
  element.textContent = words;
  return element;
}

function flowKeys(make, legend, scale, family, narrow, directed) {
  const items = narrow ? legend.flows.filter((_, k) => k !== 1) : legend.flows;
  let x = 0;
  const parts = items.flatMap(([amount, words]) => {
    const from = x;
    x += STEP + 6 + widthOf(words, SIZE, 400, family) + 16;
    const curve = [[from, TITLE + 10], [from + STEP / 2, TITLE + 10], [from + STEP, TITLE + 10]];
    const d = ribbon(curve, [0, 1], scale.width(amount), directed);
    return [make("path", { class: "sample", d }), text(make, words, from + STEP + 6, TITLE + 14)];
  });
  return { parts, width: x - 16, height: TITLE + 20 };
}

function circleKeys(make, legend, scale, family, narrow) {
  const items = narrow ? legend.circles.filter((_, k) => k !== 1) : legend.circles;
  const tallest = Math.max(...items.map(([amount]) => scale.radius(amount)));
  const middle = TITLE + Math.max(tallest, 10);
  let x = 0;
  const parts = items.flatMap(([amount, words]) => {
    const r = scale.radius(amount);
    const cx = x + r + 1;
    x += 2 * r + 8 + widthOf(words, SIZE, 400, family) + 16;
    return [
      make("circle", { class: "sample-circle", cx, cy: middle, r }),
      text(make, words, cx + r + 6, middle + 4),
    ];
  });
  return { parts, width: x - 16, height: middle + Math.max(tallest, 10) };
}

function fillKeys(make, legend, hue, family) {
  const widest = Math.max(...legend.fills.map(([, words]) => widthOf(words, SIZE, 400, family)));
  const step = Math.max(STEP, widest + 8);
  const parts = legend.fills.flatMap(([opacity, words], k) => [
    make("rect", {
      class: "land", x: k * step, y: TITLE + 2, width: step - 1, height: 11,
    }),
    make("rect", {
      x: k * step, y: TITLE + 2, width: step - 1, height: 11, fill: hue, "fill-opacity": opacity,
    }),
    text(make, words, (k + 1) * step - 1, TITLE + 26, "end"),
  ]);
  let width = legend.fills.length * step;
  if (legend.missing) {
    parts.push(
      make("rect", { class: "land", x: width + 14, y: TITLE + 2, width: STEP - 1, height: 11 }),
      text(make, legend.missing, width + 14, TITLE + 26),
    );
    width += 14 + Math.max(STEP, widthOf(legend.missing, SIZE, 400, family));
  }
  return { parts, width, height: TITLE + 28 };
}

function blocks(make, data, scale, family, narrow) {
  const { legend } = data;
  const found = [];
  if (legend.fills.length) found.push([legend.fills_title, fillKeys(make, legend, data.hue, family)]);
  if (legend.flows.length) {
    const keys = flowKeys(make, legend, scale, family, narrow, data.directed);
    found.push([legend.flows_title, keys]);
  }
  if (legend.circles.length) {
    found.push([legend.circles_title, circleKeys(make, legend, scale, family, narrow)]);
  }
  return found;
}

// Draws the legend into a group whose top is 0; returns its height.
export function legend(group, make, data, scale, family, width) {
  group.replaceChildren();
  let x = 0;
  let y = 0;
  let tallest = 0;
  for (const [title, keys] of blocks(make, data, scale, family, width < 560)) {
    const wide = Math.max(keys.width, widthOf(title, SIZE, 600, family));
    if (x && x + wide > width) [x, y, tallest] = [0, y + tallest + 10, 0];
    const part = make("g", { transform: `translate(${x} ${y})` });
    part.append(text(make, title, 0, 10, "start", "key title"), ...keys.parts);
    group.append(part);
    x += wide + BETWEEN;
    tallest = Math.max(tallest, keys.height);
  }
  return y + tallest;
}
