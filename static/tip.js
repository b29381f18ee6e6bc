// Words about the mark that a reader points at, in a box beside the pointer.
const LOOK = {
  position: "absolute",
  top: 0,
  left: 0,
  zIndex: 1,
  maxWidth: "17rem",
  padding: "0.35rem 0.55rem",
  border: "1px solid var(--st-border-color)",
  borderRadius: "var(--st-base-radius)",
  background: "var(--st-background-color)",
  color: "var(--st-text-color)",
  fontSize: "0.8125rem",
  lineHeight: 1.35,
  whiteSpace: "pre-line",
  pointerEvents: "none",
};
const ABOVE = 14;
const BELOW = 18;

export class Tip {
  // `root` is the drawing, within which the box stays.
  constructor(root) {
    this.root = root;
    this.box = document.createElement("div");
    this.box.className = "tip";
    this.box.hidden = true;
    Object.assign(this.box.style, LOOK);
    root.append(this.box);
  }

  // Tells `words` where a pointer is, as its event has it; without words, nothing.
  tell(words, { clientX: x, clientY: y } = {}) {
    this.box.hidden = !words;
    if (!words) return;
    if (this.box.textContent !== words) this.box.textContent = words;
    const root = this.root.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = this.box;
    const [across, down] = [x - root.left, y - root.top];
    const left = Math.max(Math.min(across - width / 2, root.width - width), 0);
    const above = down - height - ABOVE;
    const top = above < 0 ? down + BELOW : above;
    this.box.style.transform = `translate(${left}px, ${top}px)`;
  }
}

// The middle of a mark, told as a pointer's place.
export function middle(mark) {
  const { left, top, width, height } = mark.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
}
