// A link to a card: its heading comes long after the page opened, and what stands above it grows.
(() => {
  const PATIENCE_MS = 20000;
  const REST_MS = 3000;
  const ACTS = ["wheel", "touchstart", "pointerdown", "keydown"];
  let timer, end, place;
  function seek() {
    stop();
    const name = location.hash.slice(1);
    if (!name) return;
    end = Date.now() + PATIENCE_MS;
    place = null;
    timer = setInterval(look, 100, name);
    // A reader who scrolls is not pulled back.
    ACTS.forEach((act) => addEventListener(act, stop, true));
  }
  function look(name) {
    const card = document.getElementById(name);
    if (Date.now() > end) return stop();
    if (!card || card.getBoundingClientRect().top === place) return undefined;
    card.scrollIntoView();
    place = card.getBoundingClientRect().top;
    end = Date.now() + REST_MS;
    return undefined;
  }
  function stop() {
    clearInterval(timer);
    ACTS.forEach((act) => removeEventListener(act, stop, true));
  }
  addEventListener("popstate", seek);
  seek();
})();
