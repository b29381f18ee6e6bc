// Shows a map. How it is drawn, and the shapes, are fetched once; a rerun sends only the data.
const fetched = new Map();

function once(address, get) {
  if (!fetched.has(address)) fetched.set(address, get(address));
  return fetched.get(address);
}

const drawing = (address) => import(address);

async function shapes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

function click(key) {
  if (!key) return null;
  const [origin, destination] = key.split("-");
  return destination ? { origin, destination } : { country: origin };
}

export default async function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".map");
  const place = new URL(`${data.base}/app/static/`, window.location.origin);
  const shown = (root.shown = {});
  const [{ Drawing, heightFor }, known] = await Promise.all([
    once(new URL(`map/drawing.js?v=${data.version}`, place).href, drawing),
    once(new URL(`geo/${data.view}.json?v=${data.version}`, place).href, shapes),
  ]);
  root.drawing ??= new Drawing(root, (key) => setStateValue("click", click(key)));
  root.style.minHeight = `${heightFor(data.view, data.size, root.clientWidth)}px`;
  if (root.shown === shown) root.drawing.show(data, known);
  return () => {
    // The end of a showing that a later one has overtaken is no end of the map.
    if (root.shown !== shown) return;
    root.drawing.end();
    root.drawing = null;
  };
}
