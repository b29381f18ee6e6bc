// Hears clicks on the page's own markup: a link to another page, a button below a card.
let tell = null;

function hear(event) {
  const plain = !event.button && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const found = plain && !event.defaultPrevented && event.target.closest?.("[data-go], [data-does]");
  if (!found || !tell) return;
  event.preventDefault();
  const { does, card } = found.dataset;
  tell("heard", does ? { does, card } : { go: found.getAttribute("href") });
}

document.addEventListener("click", hear);

export default function ({ setTriggerValue }) {
  tell = setTriggerValue;
  return () => {
    if (tell === setTriggerValue) tell = null;
  };
}
