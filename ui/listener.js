// Hears clicks on the page's own markup: a link to another page, a button below a card.
let tell = null;

function hear(event) {
  const plain = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const found = plain && !event.defaultPrevented && event.target.closest?.("[data-go], [data-does]");
  if (!found || !tell) return;
  event.preventDefault();
  const { does, card } = found.dataset;
  if (!does) return go(found.href);
  tell("heard", { does, card });
  if (does === "brief") follow(found, card, 30);
}

// The page's scripts go where the address leads when a reader steps back: so they do for a link.
function go(href) {
  history.pushState(null, "", href);
  dispatchEvent(new PopStateEvent("popstate"));
}

// The page is drawn anew with another word on the button: the focus goes on to the new one.
function follow(old, card, tries) {
  const now = document.querySelector(`[data-does="brief"][data-card="${card}"]`);
  if (now && now !== old && document.activeElement === document.body) now.focus({ preventScroll: true });
  else if (tries) setTimeout(follow, 100, old, card, tries - 1);
}

document.addEventListener("click", hear);

export default function ({ setTriggerValue }) {
  tell = setTriggerValue;
  return () => {
    if (tell === setTriggerValue) tell = null;
  };
}
