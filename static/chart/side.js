// The rows or the columns of a table: where each stands, and the names that are shown.
const search = new URL(import.meta.url).search;
const [{ widthOf }, { wordsOf }] = await Promise.all(
  ["../letters", "./notes"].map((name) => import(`${name}.js${search}`)),
);

export class Side {
  // An axis of categories; `downward` where its first code is the lowest, as on upright ones.
  constructor({ categoryarray, tickvals, ticktext, tickfont, tickangle }, font, downward) {
    this.codes = downward ? categoryarray.toReversed() : categoryarray;
    this.downward = downward;
    this.places = new Map(this.codes.map((code, place) => [code, place]));
    this.size = tickfont?.size ?? font.size;
    this.family = font.family;
    this.upright = tickangle === 0;
    this.names = tickvals.map((code, k) => this.name(this.places.get(code), wordsOf(ticktext[k])));
  }

  name(place, lines) {
    const width = Math.max(...lines.map((line) => widthOf(line, this.size, 400, this.family)));
    return { place, lines, width };
  }

  // Puts each name in one line.
  join() {
    this.names = this.names.map(({ place, lines }) => this.name(place, [lines.join(" ")]));
  }

  get widest() {
    return Math.max(0, ...this.names.map(({ width }) => width));
  }

  get most() {
    return Math.max(1, ...this.names.map(({ lines }) => lines.length));
  }

  // From one pixel to another; a place begins with a whole one, so that all gaps look alike.
  lay(start, end) {
    const { length } = this.codes;
    const step = (end - start) / length;
    Object.assign(this, { start, end, step });
    this.edges = Array.from({ length: length + 1 }, (_, place) => Math.round(start + place * step));
  }

  middle(place) {
    return this.start + (place + 0.5) * this.step;
  }

  // The pixel of a code, or of a number, which counts codes as the library does.
  at(value) {
    const counted = this.downward ? this.codes.length - 1 - value : value;
    return this.middle(this.places.get(value) ?? counted);
  }

  // The place at a pixel; undefined beside the table.
  placeAt(pixel) {
    const place = Math.floor((pixel - this.start) / this.step);
    return place >= 0 && place < this.codes.length ? place : undefined;
  }
}
