// A key may bring a page without what it was pressed on: the focus goes on to what stands there now.
(() => {
  const KEYS = ["Enter", " ", "Backspace", "Delete"];
  const STOPS = 'a[href], button:enabled, input:enabled, textarea:enabled, [tabindex="0"]';
  const LOOK_MS = 100;
  const PATIENCE_MS = 20000;
  let timer;

  const stops = () => [...document.querySelectorAll(STOPS)].filter((stop) => stop.checkVisibility());

  function watch({ key, target }) {
    clearInterval(timer);
    if (!KEYS.includes(key) || target.closest('[role="dialog"]')) return;
    const all = stops();
    const place = all.indexOf(target);
    const asked = { target, before: all.slice(0, place), end: Date.now() + PATIENCE_MS, lost: false };
    if (place >= 0) timer = setInterval(look, LOOK_MS, asked);
  }

  function look(asked) {
    const away = document.activeElement !== document.body && document.activeElement !== asked.target;
    if (away || Date.now() > asked.end) return clearInterval(timer);
    const lost = document.activeElement === document.body && !asked.target.checkVisibility();
    // Gone in two looks: the page has had the time to show what comes in its place.
    if (lost && asked.lost) {
      clearInterval(timer);
      successor(asked.before)?.focus({ preventScroll: true });
    }
    asked.lost = lost;
    return undefined;
  }

  // What follows the nearest stop before it that stayed.
  function successor(before) {
    const now = stops();
    const previous = before.findLast((stop) => now.includes(stop));
    return now[now.indexOf(previous) + 1] ?? previous;
  }

  addEventListener("keydown", watch, true);
  addEventListener("pointerdown", () => clearInterval(timer), true);
})();
