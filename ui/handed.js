// Hands a file to the reader, once: the page may tell of the same one again, or draw it anew.
const handed = new Set();
const END_OF_LINE = 10;

function save(address, name) {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}

export default function ({ data }) {
  const end = data.indexOf(END_OF_LINE);
  const { number, name, type, address } = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
  if (handed.has(number)) return;
  handed.add(number);
  if (address) return save(address, name);
  const content = URL.createObjectURL(new Blob([data.subarray(end + 1)], { type }));
  save(content, name);
  setTimeout(() => URL.revokeObjectURL(content), 10000);
}
