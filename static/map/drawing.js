// A map in SVG: land, flows, circles and names, redrawn in place whenever data or width change.
const search = new URL(import.meta.url).search;
const [geometry, labels, { legend }, { Marks }] = await Promise.all(
  ["geometry", "labels", "legend", "marks"].map((name) => import(`./${name}.js${search}`)),
);

const NS = "http://www.w3.org/2000/svg";
const LAYERS = ["land", "halo", "flows", "bases", "circles", "leaders", "names", "legend"];
const HEIGHTS = { nordics: [320, 680], world: [250, 680] };
const NARROW = 560;
const EDGE = 6;
const NAMED_CIRCLES = 10;

function make(name, attributes = {}) {
  const element = document.createElementNS(NS, name);
  set(element, attributes);
  return element;
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
}

// Makes a layer's children those of `items`, keeping the elements whose key stays.
function keyed(layer, items, create) {
  const old = new Map([...layer.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const element = old.get(item.key) ?? create();
    old.delete(item.key);
    element.dataset.key = item.key;
    return element;
  });
  for (const element of old.values()) element.remove();
  wanted.forEach((element, k) => {
    if (layer.children[k] !== element) layer.insertBefore(element, layer.children[k] ?? null);
  });
  return wanted;
}

// The height of the map itself, without its legend, in a column of this width.
export function heightFor(view, [width, height], column) {
  const [least, most] = HEIGHTS[view];
  return Math.round(Math.min(most, Math.max(least, (column * height) / width)));
}

// The marks by name; they come as lists, to be small.
function named(data) {
  const name = (country) => data.titles[country].split("\n", 1)[0];
  return {
    ...data,
    circles: data.circles.map(([country, amount, colour]) => ({ country, amount, colour })),
    flows: data.flows.map(([origin, destination, amount, colour, title]) => ({
      origin, destination, amount, colour, title, key: `${origin}-${destination}`,
    })),
    labels: data.labels.map(([country, detail, strong]) => ({
      country, detail, strong, name: name(country),
    })),
  };
}

export class Drawing {
  constructor(root, report) {
    this.root = root;
    this.svg = make("svg", { "data-samspel-figure": "map" });
    this.layers = Object.fromEntries(LAYERS.map((name) => [name, make("g", { class: name })]));
    this.window = make("rect", { x: 0, y: 0 });
    const clip = make("clipPath", { id: `window-${crypto.randomUUID()}` });
    clip.append(this.window);
    this.map = make("g", { "clip-path": `url(#${clip.id})` });
    const { legend: keys, names, ...inside } = this.layers;
    this.map.append(...Object.values(inside));
    this.svg.append(clip, this.map, names, keys);
    root.replaceChildren(this.svg);
    this.marks = new Marks(root, this.svg, report);
    this.observer = new ResizeObserver(() => this.resized());
    this.observer.observe(root);
  }

  end() {
    this.observer.disconnect();
  }

  resized() {
    if (this.data && Math.abs(this.root.clientWidth - this.width) >= 1) this.draw();
  }

  show(data, shapes) {
    this.data = named(data);
    this.shapes = shapes;
    this.draw();
  }

  draw() {
    this.frame();
    this.land();
    this.ends();
    this.flows();
    this.circles();
    this.names();
    this.legend();
    this.marks.update(this.data, this.shapes);
  }

  frame() {
    const { data, shapes, root } = this;
    this.width = root.clientWidth;
    this.height = heightFor(data.view, data.size, this.width);
    this.narrow = this.width < NARROW;
    this.family = getComputedStyle(root).fontFamily;
    const [, , width, height] = shapes.viewBox;
    this.scale = this.height / height;
    this.left = width / 2 - this.width / 2 / this.scale;
    this.box = { left: 0, right: this.width, top: 0, bottom: this.height };
    const { flows, circles } = data;
    const most = { flow: flows[0]?.amount ?? 1, circle: circles[0]?.amount ?? 1 };
    const widest = (this.narrow ? 9 : 15) * (data.view === "world" ? 0.8 : 1);
    const largest = (this.narrow ? 15 : 25) * (data.view === "world" ? 0.45 : 1);
    this.sizes = {
      width: (amount) => Math.max(1.8, (widest * amount) / most.flow),
      radius: (amount) => Math.max(2.5, largest * Math.sqrt(amount / most.circle)),
    };
    set(this.window, { width: this.width, height: this.height });
  }

  land() {
    const { layers, shapes, data, scale } = this;
    const items = Object.entries(shapes.shapes).map(([key, shape]) => ({ key, ...shape }));
    const moved = `scale(${scale}) translate(${-this.left} 0)`;
    for (const name of ["land", "halo"]) set(layers[name], { transform: moved });
    set(layers.land, { "stroke-width": 0.7 / scale });
    set(layers.halo, { "stroke-width": 1.3 / scale });
    if (layers.land.dataset.view !== data.view) layers.land.replaceChildren();
    layers.land.dataset.view = data.view;
    const paths = keyed(layers.land, items, () => make("g"));
    paths.forEach((group, k) => this.country(group, items[k]));
  }

  country(group, { key, path }) {
    const { fills, tints, hue, titles } = this.data;
    if (!group.firstChild) {
      group.append(make("path", { d: path, class: "ground" }), make("path", { d: path }));
    }
    const tinted = key in fills ? [hue, fills[key]] : key in tints ? [tints[key], 0.17] : ["none", 1];
    set(group.lastChild, { fill: tinted[0], "fill-opacity": tinted[1] });
    set(group, { class: titles[key] ? "country known" : "country" });
  }

  // Where each country's flows end: its anchor, or a place at the edge if that lies beyond it.
  ends() {
    const { data, shapes, box, scale } = this;
    const sizes = labels.type(this.narrow);
    const pixel = ([x, y]) => [(x - this.left) * scale, y * scale];
    const six = shapes.six.map((code) => pixel(shapes.anchors[code]));
    const middle = [0, 1].map((axis) => six.reduce((sum, at) => sum + at[axis], 0) / six.length);
    const radii = new Map(data.circles.map((c) => [c.country, this.sizes.radius(c.amount)]));
    const linked = new Set(data.flows.flatMap((flow) => [flow.origin, flow.destination]));
    this.places = new Map();
    const ports = [];
    for (const label of data.labels) {
      const at = pixel(shapes.anchors[label.country]);
      const block = labels.block(label, sizes, this.family);
      const radius = radii.get(label.country) ?? 0;
      if (geometry.within(at, box, 2 * EDGE)) {
        const ends = linked.has(label.country);
        this.places.set(label.country, { ...label, block, at, radius, ends, free: !radius && !ends });
      } else if (linked.has(label.country)) {
        ports.push({ ...label, block, radius: 0, ...geometry.exit(middle, at, box) });
      }
    }
    for (const port of this.ports(ports)) this.places.set(port.country, port);
  }

  // Beyond the edge: names stand at it in the direction of their country, apart from each other.
  ports(ports) {
    const { width, height } = this;
    return ["left", "right", "top", "bottom"].flatMap((edge) => {
      const upright = edge === "left" || edge === "right";
      const here = ports.filter((port) => port.edge === edge);
      for (const port of here) {
        port.at = port.point[upright ? 1 : 0];
        port.room = upright ? port.block.height + 9 : port.block.width + 14;
      }
      return geometry.spread(here, EDGE, (upright ? height : width) - EDGE).map((port) => {
        const { block, at } = port;
        const x = edge === "left" ? EDGE : edge === "right" ? width - EDGE - block.width : at - block.width / 2;
        const y = edge === "top" ? EDGE : edge === "bottom" ? height - EDGE - block.height : at - block.height / 2;
        const box = { left: x, top: y, right: x + block.width, bottom: y + block.height, anchor: "start" };
        const end = {
          left: [box.right + 6, at], right: [box.left - 6, at],
          top: [at, box.bottom + 4], bottom: [at, box.top - 4],
        }[edge];
        return { ...port, at: end, box };
      });
    });
  }

  flows() {
    const { data, layers, places } = this;
    const both = new Set(data.flows.map((flow) => `${flow.destination}-${flow.origin}`));
    this.points = [];
    const items = data.flows.filter(
      (flow) => places.has(flow.origin) && places.has(flow.destination),
    );
    const groups = keyed(layers.flows, items, () => {
      const group = make("g", { class: "flow" });
      group.append(make("path", { class: "reach" }), make("path", { class: "ribbon" }));
      return group;
    });
    groups.forEach((group, k) => this.flow(group, items[k], both.has(items[k].key)));
  }

  flow(group, { origin, destination, amount, colour }, paired) {
    const { data, places, sizes } = this;
    const [start, end] = [places.get(origin), places.get(destination)];
    const north = end.at[0] < start.at[0] ? 1 : -1;
    const side = data.view === "world" && !paired ? north : 1;
    const curve = [start.at, geometry.bowed(start.at, end.at, side, 0.17), end.at];
    const gap = (place) => (place.box ? 1 : place.radius ? place.radius + 2 : 4);
    const part = geometry.trimmed(curve, gap(start), gap(end));
    const width = sizes.width(amount);
    const middle = geometry.samples(curve, part, 26);
    this.points.push(...middle.map((point) => ({ point, width })));
    set(group.firstChild, { d: geometry.line(middle), "stroke-width": Math.max(16, width + 6) });
    set(group.lastChild, { d: geometry.ribbon(curve, part, width, data.directed), fill: colour });
  }

  circles() {
    const items = this.data.circles
      .filter(({ country }) => this.places.has(country) && !this.places.get(country).box)
      .map((circle) => ({ ...circle, key: circle.country }));
    for (const name of ["bases", "circles"]) {
      keyed(this.layers[name], items, () => make("circle")).forEach((circle, k) => {
        const { at: [cx, cy], radius: r } = this.places.get(items[k].key);
        const colour = items[k].colour;
        set(circle, { cx, cy, r, ...(name === "circles" && { fill: colour, stroke: colour }) });
      });
    }
  }

  names() {
    const here = [...this.places.values()];
    const ports = here.filter((place) => place.box);
    const taken = here
      .filter(({ radius }) => radius)
      .map(({ at: [x, y], radius: r }) => ({ left: x - r, right: x + r, top: y - r, bottom: y + r }));
    let circled = this.narrow ? 0 : NAMED_CIRCLES;
    const named = (place) => place.strong || place.ends || circled-- > 0;
    const open = here.filter((place) => !place.box && named(place));
    const placed = labels.place(open, [...taken, ...ports.map((port) => port.box)], this.points, {
      left: 2, top: 2, right: this.width - 2, bottom: this.height - 2,
    });
    const items = [...ports, ...placed].map((label) => ({ ...label, key: label.country }));
    const led = items.filter((label) => label.leader);
    keyed(this.layers.leaders, led, () => make("path")).forEach((path, k) => {
      set(path, { d: geometry.line(led[k].leader) });
    });
    keyed(this.layers.names, items, () => make("text")).forEach((text, k) => this.name(text, items[k]));
  }

  name(text, { box, block, strong }) {
    const x = { start: box.left, end: box.right, middle: (box.left + box.right) / 2 }[box.anchor];
    set(text, { class: strong ? "strong" : "plain", "text-anchor": box.anchor, x, y: box.top });
    let y = box.top;
    text.replaceChildren(
      ...block.lines.map((line) => {
        const baseline = y + line.size * 0.95;
        y += line.size * labels.LEADING;
        const span = make("tspan", { x, y: baseline, "font-size": line.size, "font-weight": line.weight });
        span.textContent = line.text;
        return span;
      }),
    );
  }

  legend() {
    const group = this.layers.legend;
    const top = this.height + 16;
    const height = legend(group, make, this.data, this.sizes, this.family, this.width);
    set(group, { transform: `translate(0 ${top})` });
    const total = height ? top + height + 4 : this.height;
    set(this.svg, { viewBox: `0 0 ${this.width} ${total}`, width: this.width, height: total });
  }
}
