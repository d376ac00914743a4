// The index in the browser: reads the guide once, then only the parts that the words of a question begin with.
// `load(path)` gives the JSON of a file of the index; nothing else here touches the network or the page.

import { distance, folded, stem, words } from "./words.js";

const FORM = 1;
/** What a document gains by how strongly it holds a key: rare in the body … in title and text. */
const GAIN = [1, 1.3, 1.6, 1.8, 2.2, 3, 3.4, 4.5];
/** How much a way of finding a key is worth beside the word itself. */
const WORTH = { whole: 1, other: 0.85, part: 0.55, parted: 0.6, near: 0.5, concept: 0.35 };
/** How many parts one beginning may ask for, and how many keys it may stand for. */
const PARTS = 4;
const KEYS = 60;
const SHORTEST_BEGINNING = 3;

/** Ask an index. Results are numbers; their names are asked for apart, only for those that are shown. */
export class Index {
  constructor(load) {
    this.load = load;
    this.read = new Map();
  }

  /** Return the guide. */
  async guide() {
    const guide = await this.file("opas.json");
    if (guide.form !== FORM) throw new Error("the index is of another form");
    return guide;
  }

  /** Read a file once. One that could not be read may be asked for again. */
  file(path) {
    if (!this.read.has(path)) {
      const promise = this.load(path);
      promise.catch(() => this.read.delete(path));
      this.read.set(path, promise);
    }
    return this.read.get(path);
  }

  /** Return what a question finds in a page's language, the best first: [{number, score}]. */
  async find(question, language, kind = "") {
    const guide = await this.guide();
    const asked = tokens(question, new Set(guide.small));
    const found = await Promise.all(asked.map((token) => this.word(token, language, guide)));
    return ranked(found, guide.kinds[kind], guide.room);
  }

  /** Return the names of some results in a language: {path, title, lang, description, id, sample}. */
  async names(numbers, language) {
    const { names: many } = await this.guide();
    return Promise.all(
      numbers.map(async (number) => {
        const shown = await this.file(`${language}/${Math.floor(number / many)}.json`);
        const [path, title, lang, description, id, sample] = shown[number % many];
        return { path, title, lang, description, id, sample: Boolean(sample) };
      }),
    );
  }

  /** Return how much each document gains by one word of a question: Map of number -> gain. */
  async word(token, language, guide) {
    let keys = await this.keys(token, language, guide);
    if (!keys.size) keys = await this.nearKeys(token, language, guide);
    const gains = new Map();
    const parts = await Promise.all([...keys].map(([key]) => this.part(key, guide)));
    let at = 0;
    for (const [key, worth] of keys) {
      const steps = parts[at]?.keys[key];
      at += 1;
      if (steps) gain(gains, steps, worth, guide);
    }
    return gains;
  }

  /** Return the keys a word stands for, each with its worth. */
  async keys(token, language, guide) {
    const found = new Map();
    for (const [base, worth] of bases(token, language, guide)) {
      const part = await this.part(base, guide);
      if (part?.keys[base]) better(found, base, worth);
      if (part?.also[base]) better(found, part.also[base], WORTH.concept);
    }
    if (token.length >= SHORTEST_BEGINNING) {
      for (const key of await this.beginning(token, guide)) better(found, key, WORTH.part);
    }
    return found;
  }

  /** Return the keys that begin with a text, the shortest first. */
  async beginning(text, guide) {
    const found = (await this.parts(text, guide)).flatMap((part) =>
      Object.keys(part.keys).filter((key) => key.startsWith(text)),
    );
    return found.sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, KEYS);
  }

  /** Return the keys of a word that nobody writes so: parts of a compound, else words with a slip. */
  async nearKeys(token, language, guide) {
    const found = await this.parted(token, language, guide);
    const most = token.length < 5 ? 0 : token.length < 9 ? 1 : 2;
    if (!most || found.size || /\d/.test(token)) return found;
    for (const start of [token.slice(0, 3), token.slice(0, 2), swapped(token).slice(0, 3)]) {
      for (const part of await this.parts(start, guide)) {
        for (const key of Object.keys(part.keys)) {
          for (const [base, worth] of bases(token, language, guide)) {
            const far = distance(base, key, most);
            if (far <= most) better(found, key, (worth * WORTH.near) / far);
          }
        }
      }
      if (found.size) break;
    }
    return found;
  }

  /** Return the keys of the two parts of a compound when the index knows both. */
  async parted(token, language, guide) {
    const found = new Map();
    if (token.length < 8) return found;
    for (let at = token.length - 3; at >= 3 && !found.size; at -= 1) {
      const left = await this.known(token.slice(0, at), language, guide);
      const right = left && (await this.known(token.slice(at), language, guide));
      if (right) {
        found.set(right, WORTH.parted);
        found.set(left, WORTH.parted);
      }
    }
    return found;
  }

  async known(text, language, guide) {
    if (text.length < 4) return "";
    const base = stem(text, guide.steps[language], guide.shortest);
    return (await this.part(base, guide))?.keys[base] ? base : "";
  }

  /** Return the one part in which a key stands, if anywhere. */
  async part(key, guide) {
    for (let length = key.length; length > 0; length -= 1) {
      const file = guide.parts[key.slice(0, length)];
      if (file) return this.file(file);
    }
    return undefined;
  }

  /** Return the parts with keys that begin with a text, no more than a few. */
  async parts(text, guide) {
    const names = Object.keys(guide.parts).filter((name) => name.startsWith(text) || text.startsWith(name));
    return Promise.all(names.slice(0, PARTS).map((name) => this.file(guide.parts[name])));
  }
}

/** Return the words of a question: identifiers whole, small words left out unless there are no others. */
export function tokens(question, small) {
  const text = folded(question);
  const names = text.match(/[a-z]{3}-\d{4}-?\d*|\d{4}-\d+/g) ?? [];
  const rest = words(names.reduce((left, name) => left.replace(name, " "), text));
  const said = rest.filter((word) => word.length > 1 && !small.has(word));
  const asked = names.length || said.length ? [...names, ...said] : rest;
  return [...new Set(asked)].slice(0, 12);
}

/** Return what a word may stand in the index as: itself, and its stem in each language. */
function bases(token, language, guide) {
  const found = new Map([[token, WORTH.whole]]);
  for (const [spoken, steps] of Object.entries(guide.steps)) {
    better(found, stem(token, steps, guide.shortest), spoken === language ? WORTH.whole : WORTH.other);
  }
  return found;
}

function better(found, key, worth) {
  if (worth > (found.get(key) ?? 0)) found.set(key, worth);
}

function gain(gains, steps, worth, { documents, strengths }) {
  const rarity = Math.log(1 + documents / steps.length);
  let number = 0;
  for (const step of steps) {
    number += Math.floor(step / strengths);
    better(gains, number, worth * rarity * GAIN[step % strengths]);
  }
}

/** Return documents by what all words give them; one that lacks words comes after those that have them. */
function ranked(found, start, room) {
  const sums = new Map();
  for (const gains of found) {
    for (const [number, value] of gains) {
      if (start !== undefined && (number < start || number >= start + room)) continue;
      const sum = sums.get(number) ?? { number, score: 0, words: 0 };
      sums.set(number, { number, score: sum.score + value, words: sum.words + 1 });
    }
  }
  const kept = [...sums.values()].filter(({ words: held }) => held * 2 > found.length || held === found.length);
  for (const one of kept) one.score *= (one.words / found.length) ** 2;
  return kept.sort((one, other) => other.score - one.score || one.number - other.number);
}

function swapped(token) {
  return token.length > 1 ? token[1] + token[0] + token.slice(2) : token;
}
