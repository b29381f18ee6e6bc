// Hears clicks on the page's own markup: a link to another page, a button below a card.
let tell = null;

function hear(event) {
  const plain = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const found = plain && !event.defaultPrevented && event.target.closest?.("[data-go], [data-does]");
  if (!found || !tell) return;
  event.preventDefault();
  const { does, card } = found.dataset;
  if (does) tell("heard", { does, card });
  else go(found.href);
}

// The page's scripts go where the address leads when a reader steps back: so they do for a link.
function go(href) {
  history.pushState(null, "", href);
  dispatchEvent(new PopStateEvent("popstate"));
}

document.addEventListener("click", hear);

export default function ({ setTriggerValue }) {
  tell = setTriggerValue;
  return () => {
    if (tell === setTriggerValue) tell = null;
  };
}
