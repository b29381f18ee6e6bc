// How wide words are.
const pen = document.createElement("canvas").getContext("2d");

// The width of a line in pixels, in letters of `size` pixels.
export function widthOf(text, size, weight, family) {
  pen.font = `${weight} ${size}px ${family}`;
  return pen.measureText(text).width;
}
