// Tells when a reader's change was made and when the last of what came of it was painted in a card.
(() => {
  const CARD = '[class*="st-key-card_"]';
  const RESTING = '[data-testid="stApp"][data-test-script-state="notRunning"]';
  const PENDING = '[data-testid="stSkeleton"], [data-waiting]';
  const POLL = 20;
  const seen = { input: 0, asked: 0, answered: 0, changed: 0, painted: 0, sight: 0 };
  const touched = new Set();
  let waiting = false;

  // Whether a reader who doesn't scroll sees some of a card.
  function inSight(card) {
    const { top, bottom } = card.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  }

  // The frame after next begins when the next one, which holds the change, has been painted.
  function paint() {
    waiting = false;
    const { changed } = seen;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      seen.painted = performance.now();
      if ([...touched].some(inSight)) seen.sight = seen.painted;
      touched.clear();
      if (seen.changed > changed) later();
    }));
  }

  function later() {
    if (!waiting) queueMicrotask(paint);
    waiting = true;
  }

  function change(cards) {
    for (const card of cards) touched.add(card);
    seen.changed = performance.now();
    later();
  }

  const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
  const cardOf = (node) => element(node)?.closest(CARD);
  const cardsIn = (node) => (node.nodeType === Node.ELEMENT_NODE ? [...node.querySelectorAll(CARD), node.closest(CARD)] : []);
  const everything = { subtree: true, childList: true, attributes: true, characterData: true };

  new MutationObserver((records) => {
    const cards = records.flatMap((record) => [cardOf(record.target), ...[...record.addedNodes].flatMap(cardsIn)]);
    const found = cards.filter(Boolean);
    if (found.length) change(found);
  }).observe(document, everything);

  // What is drawn below a shadow root or on a canvas is no change of the document.
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    new MutationObserver(() => cardOf(this) && change([cardOf(this)])).observe(root, everything);
    return root;
  };
  for (const name of ["drawImage", "fillText"]) {
    const draw = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      const card = this.canvas instanceof HTMLCanvasElement && cardOf(this.canvas);
      if (card) change([card]);
      return draw.apply(this, given);
    };
  }

  for (const name of ["click", "keydown"]) {
    addEventListener(name, (event) => (seen.input = event.timeStamp), { capture: true });
  }
  const send = WebSocket.prototype.send;
  WebSocket.prototype.send = function (message) {
    seen.asked ||= seen.input;
    this.onanswer ??= this.addEventListener("message", () => (seen.answered = performance.now())) ?? true;
    return send.call(this, message);
  };

  const asked = () => seen.asked && seen.answered > seen.asked && document.querySelector(RESTING);
  const opened = () => document.querySelector(RESTING) && document.querySelector(CARD);
  const drawn = () => seen.painted > seen.changed && !document.querySelector(PENDING);

  async function settled(done, quiet, patience) {
    const end = performance.now() + patience;
    let since = performance.now();
    while (performance.now() - since < quiet) {
      await new Promise((go) => setTimeout(go, POLL));
      if (performance.now() > end) throw new Error(`not painted: ${JSON.stringify(seen)}`);
      if (!done() || !drawn()) since = performance.now();
      else since = Math.max(seen.changed, Math.min(since, performance.now()));
    }
    const cards = document.querySelectorAll(CARD).length;
    return { ...seen, cards, origin: performance.timeOrigin };
  }

  window.samspelProbe = {
    begin: () => Object.assign(seen, { input: 0, asked: 0, sight: 0 }),
    changed: (quiet, patience) => settled(asked, quiet, patience),
    opened: (quiet, patience) => settled(opened, quiet, patience),
  };
})();
