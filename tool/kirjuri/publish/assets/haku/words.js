// Words as the index knows them: folded, parted and stemmed. The endings come with the index, so that
// this follows the same tables as `derive/stems.py`; a test holds the two together.

/** Return text in small letters without dots and accents. */
export function folded(text) {
  return text.toLowerCase().replace(/ß/g, "ss").normalize("NFKD").replace(/\p{Mn}/gu, "");
}

/** Return the words of a folded text. */
export function words(text) {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Return the stem of a folded word by the steps of one language; short words and numbers are their own. */
export function stem(word, steps, shortest) {
  if (word.length < shortest || !/^\p{L}+$/u.test(word)) return word;
  return steps.reduce((left, step) => (Array.isArray(step) ? cut(left, step) : trimmed(left, step)), word);
}

function cut(word, rules) {
  for (const [ending, into, least, after] of rules) {
    const rest = word.length - ending.length;
    if (rest >= least && word.endsWith(ending) && (!after || (rest > 0 && after.includes(word[rest - 1])))) {
      return word.slice(0, rest) + into;
    }
  }
  return word;
}

function trimmed(word, { trim, least }) {
  let end = word.length;
  while (end > least && trim.includes(word[end - 1])) end -= 1;
  return word.slice(0, end);
}

/** Return how many letters are to be changed, added, left out or swapped to make one word of another; `most` + 1 for more. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[other.length];
}
