// Shows a panel. How it is drawn is fetched once; a rerun sends only what it says.
const drawing = import(new URL("DRAWING", window.location.origin).href);

export default async function ({ data, parentElement, setTriggerValue }) {
  const { show } = await drawing;
  return show(parentElement.querySelector(".samspel-panel"), data, setTriggerValue);
}
