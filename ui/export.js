// A card as a picture: its drawing with headline, unit and source line, fonts included.
const NS = "http://www.w3.org/2000/svg";
const MARGIN = 24;
const KEPT = [
  "fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
  "stroke-linejoin", "stroke-linecap", "paint-order", "opacity", "display", "visibility",
  "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline",
  "letter-spacing", "font-variant-numeric",
];

function within(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  for (const element of root.querySelectorAll("*")) {
    if (element.shadowRoot) found.push(...within(element.shadowRoot, selector));
  }
  return found;
}

function drawings(key) {
  const card = document.querySelector(`.st-key-card_${CSS.escape(key)}`);
  const maps = within(card, "svg[data-samspel-figure]");
  return maps.length ? maps : [...card.querySelectorAll(".js-plotly-plot .main-svg")];
}

function styled(svg) {
  const copy = svg.cloneNode(true);
  const originals = [svg, ...svg.querySelectorAll("*")];
  const copies = [copy, ...copy.querySelectorAll("*")];
  originals.forEach((original, place) => {
    const style = getComputedStyle(original);
    for (const name of KEPT) copies[place].style.setProperty(name, style.getPropertyValue(name));
  });
  return copy;
}

function lines(text, size, weight, width, family) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px ${family}`;
  const out = [];
  for (const word of text.split(" ")) {
    const tried = out.length ? `${out[out.length - 1]} ${word}` : word;
    if (out.length && pen.measureText(tried).width <= width) out[out.length - 1] = tried;
    else out.push(word);
  }
  return out;
}

function write(sheet, text, size, weight, opacity, top, width, look) {
  let line = top;
  for (const words of text ? lines(text, size, weight, width, look.fontFamily) : []) {
    const element = document.createElementNS(NS, "text");
    element.setAttribute("x", MARGIN);
    element.setAttribute("y", line + size);
    element.setAttribute(
      "style",
      `font:${weight} ${size}px ${look.fontFamily};fill:${look.color};opacity:${opacity}`,
    );
    element.textContent = words;
    sheet.append(element);
    line += size * 1.35;
  }
  return line;
}

async function fonts(family) {
  const wanted = family.split(",")[0].replaceAll('"', "").trim();
  const faces = [];
  for (const sheet of document.styleSheets) {
    let rules = [];
    try { rules = [...sheet.cssRules]; } catch { continue; }
    for (const rule of rules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      if (rule.style.getPropertyValue("font-family").replaceAll('"', "").trim() !== wanted) continue;
      const url = /url\("?([^")]+)"?\)/.exec(rule.cssText)?.[1];
      const bytes = await (await fetch(url)).blob();
      const data = await new Promise((done) => {
        const reader = new FileReader();
        reader.onload = () => done(reader.result);
        reader.readAsDataURL(bytes);
      });
      faces.push(rule.cssText.replace(/url\("?[^")]+"?\)/, `url("${data}")`));
    }
  }
  return faces.join("\n");
}

async function picture(data) {
  const parts = drawings(data.key);
  const box = parts[0].getBoundingClientRect();
  const look = getComputedStyle(document.querySelector(".stApp"));
  const width = Math.max(box.width, 320) + 2 * MARGIN;
  const inner = width - 2 * MARGIN;
  const sheet = document.createElementNS(NS, "svg");
  sheet.setAttribute("xmlns", NS);
  const style = document.createElementNS(NS, "style");
  style.textContent = await fonts(look.fontFamily);
  const ground = document.createElementNS(NS, "rect");
  ground.setAttribute("style", `fill:${look.backgroundColor}`);
  sheet.append(style, ground);
  let top = write(sheet, data.headline, 21, 650, 1, MARGIN, inner, look);
  top = write(sheet, data.unit, 14, 400, 0.75, top + 4, inner, look);
  top = write(sheet, data.stamp, 12, 650, 1, top, inner, look) + 12;
  for (const part of parts) {
    const place = part.getBoundingClientRect();
    const copy = styled(part);
    copy.setAttribute("x", MARGIN + place.left - box.left);
    copy.setAttribute("y", top + place.top - box.top);
    copy.setAttribute("width", place.width);
    copy.setAttribute("height", place.height);
    sheet.append(copy);
  }
  top += box.height + 12;
  top = write(sheet, data.note, 12, 400, 0.75, top, inner, look);
  top = write(sheet, data.source, 12, 400, 0.75, top, inner, look) + MARGIN;
  for (const [name, value] of [["width", width], ["height", top]]) {
    sheet.setAttribute(name, value);
    ground.setAttribute(name, value);
  }
  sheet.setAttribute("viewBox", `0 0 ${width} ${top}`);
  return { text: new XMLSerializer().serializeToString(sheet), width, height: top };
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

async function saveSvg(data) {
  const { text } = await picture(data);
  save(new Blob([text], { type: "image/svg+xml" }), `samspel-${data.key}.svg`);
}

async function savePng(data) {
  const { text, width, height } = await picture(data);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  canvas.toBlob((blob) => save(blob, `samspel-${data.key}.png`), "image/png");
}

async function copyLink(data, button) {
  const address = new URL(window.location.href);
  address.hash = data.key;
  await navigator.clipboard.writeText(address.href);
  button.textContent = data.labels.copied;
}

export default function ({ data, parentElement }) {
  const row = parentElement.querySelector(".files");
  const does = { png: savePng, svg: saveSvg, link: copyLink };
  row.replaceChildren(
    ...Object.keys(does)
      .filter((name) => data.labels[name])
      .map((name) => {
        const button = document.createElement("button");
        button.textContent = data.labels[name];
        button.dataset.file = name;
        button.onclick = () => does[name](data, button);
        return button;
      }),
  );
}
