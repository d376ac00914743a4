// Two texts compared by words, and the print by which a text is known again (derive/suggesting.py has the same).

const MOST = 4_000_000; // pairs of words that are compared one by one; beyond it the middle is told as a whole

export function pieces(old, fresh) {
  const [one, other] = [words(old), words(fresh)];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [before, after] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  const middle = before.length * after.length > MOST ? [["removed", before.join("")], ["added", after.join("")]] : aligned(before, after);
  return joined([["same", one.slice(0, start).join("")], ...middle, ["same", one.slice(one.length - end).join("")]]);
}

const words = (text) => text.match(/\s*\S+|\s+$/gu) ?? [];

// The longest words in common (a table of lengths from the end), read from its beginning.

function aligned(before, after) {
  const width = after.length + 1;
  const common = new Uint16Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i * width + j] = before[i] === after[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const found = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      found.push(["same", before[i++]]);
      j++;
    } else if (j >= after.length || (i < before.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) found.push(["removed", before[i++]]);
    else found.push(["added", after[j++]]);
  }
  return found;
}

function joined(found) {
  const made = [];
  for (const [kind, text] of found) {
    if (!text) continue;
    if (made.at(-1)?.kind === kind) made.at(-1).text += text;
    else made.push({ kind, text });
  }
  return made;
}

// CRC-32 (ISO-HDLC), eight hexadecimal digits.

export function print(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}
