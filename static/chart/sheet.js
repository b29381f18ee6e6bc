// A chart that is drawn without the library: its SVG, the words under the pointer, what it hears.
const search = new URL(import.meta.url).search;
const [{ Tip }, { make }] = await Promise.all(
  ["../tip", "./notes"].map((name) => import(`${name}.js${search}`)),
);

// The letters of a figure: their family and, where nothing else is told, their size.
export const lettersOf = ({ font, template }) => ({ ...template.layout.font, ...font });

export class Sheet {
  constructor(root, kind) {
    this.root = root;
    this.svg = make("svg", { "data-samspel-figure": kind });
    root.replaceChildren(this.svg);
    this.tip = new Tip(root);
    this.ended = new AbortController();
  }

  hear(heard) {
    for (const [name, act] of Object.entries(heard)) {
      this.root.addEventListener(name, act, { signal: this.ended.signal });
    }
  }

  end() {
    this.ended.abort();
    this.root.replaceChildren();
  }

  show(figure) {
    this.figure = figure;
    this.fit(this.root.clientWidth);
  }

  put(width, height, family, marks) {
    for (const [name, value] of Object.entries({ width, height, "font-family": family })) {
      this.svg.setAttribute(name, value);
    }
    this.svg.replaceChildren(...marks);
    this.root.style.height = `${height}px`;
  }
}

// Tiles, each with a colour and an outline, as one path for each colour, since a mark of its own for
// each takes several times as long.
export function tiled(tiles) {
  const paths = new Map();
  for (const { colour, outline } of tiles) paths.set(colour, `${paths.get(colour) ?? ""}${outline}`);
  return [...paths].map(([fill, d]) => make("path", { d, fill }));
}
