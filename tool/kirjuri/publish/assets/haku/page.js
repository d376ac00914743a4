// The search page: asks the index as one types, keeps the question in the address, tells how many were found.
// Everything found is put in as text, never as HTML.

import { Index } from "./index.js";

const AT_ONCE = 10;
/** How long to wait after a key before asking, in milliseconds: a screen reader should not hear every letter. */
const PAUSE = 250;

const root = document.getElementById("haku");
const { language, home } = root.dataset;
const field = document.getElementById("haku-kysymys");
const kind = document.getElementById("haku-laji");
const status = document.getElementById("haku-tila");
const section = document.getElementById("haku-tulokset");
const list = document.getElementById("haku-lista");
const more = document.getElementById("haku-lisaa");

const parts = new URL("../../../haku/osat/", import.meta.url);
const index = new Index(async (path) => {
  const answer = await fetch(new URL(path, parts));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
});

let turn = 0;
let timer = 0;
let found = [];

/** Say something in the live region, and only when it is new, so that it is not read twice. */
function say(text) {
  if (status.textContent !== text) status.textContent = text;
}

function told(count, question) {
  const text = count === 0 ? root.dataset.none : count === 1 ? root.dataset.one : root.dataset.many;
  const number = new Intl.NumberFormat(language).format(count);
  return text.replace("{count}", () => number).replace("{question}", () => question);
}

/** Ask the index what stands in the form. An answer that comes after a newer question is dropped. */
async function ask() {
  const mine = (turn += 1);
  const question = field.value.trim();
  if (!question) {
    found = [];
    show([], 0);
    say(root.dataset.start);
    return;
  }
  const slow = setTimeout(() => mine === turn && say(root.dataset.wait), 400);
  try {
    const results = await index.find(question, language, kind.value);
    const names = await index.names(results.slice(0, AT_ONCE).map(({ number }) => number), language);
    if (mine !== turn) return;
    found = results;
    show(names, 0);
    say(told(results.length, question));
  } catch {
    if (mine !== turn) return;
    found = [];
    show([], 0);
    say(root.dataset.failed);
  } finally {
    clearTimeout(slow);
  }
}

/** Put results into the list after the first `before` of it. */
function show(names, before) {
  if (!before) list.replaceChildren();
  names.forEach((name, at) => list.append(item(name, found[before + at].number)));
  section.hidden = !found.length;
  more.hidden = list.children.length >= found.length;
}

function item({ path, title, lang, description, id, sample }, number) {
  const link = element("a", "", title);
  link.href = home + path;
  if (lang) link.lang = lang;
  const heading = element("h3", "k-find__title");
  heading.append(link);
  const facts = element("p", "k-find__facts", kindOf(number));
  if (/^[A-Z]{3}-/.test(id)) facts.append(" ", element("span", "k-id", id));
  if (sample) facts.append(" ", element("span", "k-badge", root.dataset.sample));
  const made = element("li", "k-find__result");
  made.append(heading, facts);
  if (description) {
    const text = element("p", "k-find__text", description);
    if (lang) text.lang = lang;
    made.append(text);
  }
  return made;
}

function element(name, style, text = "") {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.textContent = text;
  return made;
}

let kinds = {};

function kindOf(number) {
  const [name] = Object.entries(kinds).reduce((best, one) => (one[1] <= number ? one : best));
  return [...kind.options].find((option) => option.value === name)?.dataset.name ?? "";
}

async function showMore() {
  const before = list.children.length;
  const mine = turn;
  try {
    const numbers = found.slice(before, before + AT_ONCE).map(({ number }) => number);
    const names = await index.names(numbers, language);
    if (mine !== turn || list.children.length !== before) return;
    show(names, before);
    list.children[before].querySelector("a").focus();
  } catch {
    say(root.dataset.failed);
  }
}

/** Keep the question in the address: it can be shared, and Back leads to the question before. */
function remember(push) {
  const address = new URL(location.href);
  for (const [name, value] of [["q", field.value.trim()], ["laji", kind.value]]) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history[push ? "pushState" : "replaceState"](null, "", address);
  for (const link of document.querySelectorAll(".k-languages a")) {
    const other = new URL(link.href);
    other.search = address.search;
    link.href = other.href;
  }
}

function recall() {
  const asked = new URLSearchParams(location.search);
  field.value = (asked.get("q") ?? "").slice(0, field.maxLength);
  kind.value = asked.get("laji") ?? "";
  if (kind.selectedIndex < 0) kind.value = "";
  remember(false);
}

async function start() {
  recall();
  try {
    kinds = (await index.guide()).kinds;
  } catch {
    say(root.dataset.failed);
    return;
  }
  ask();
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    remember(false);
    ask();
  }, PAUSE);
});
field.form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  remember(true);
  ask();
});
kind.addEventListener("change", () => {
  remember(true);
  ask();
});
more.addEventListener("click", showMore);
addEventListener("popstate", () => {
  recall();
  ask();
});
start();
