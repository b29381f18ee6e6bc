// Shows a chart. How it is drawn is fetched once; a rerun sends only the figure.
const drawing = import(new URL("DRAWING", window.location.origin).href);

export default async function ({ data, parentElement, setTriggerValue }) {
  const { show } = await drawing;
  const tell = data.clickable ? (change) => setTriggerValue("click", change) : null;
  return show(parentElement.querySelector(".samspel-chart"), data, tell);
}
