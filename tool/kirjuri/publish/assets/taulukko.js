// The status table: search, filters with counts, sorting, pages and a CSV of what is left.
// Without this script the page is a plain table; with it, the same table over every input.
// The data file is described in publish/status_table.py; a file of another version is left alone.

const VERSION = 1;
const [ID, TITLE, LANG, SAMPLE, RANK, SUBMITTER, GROUP, SINCE, TURN, DUE, LATE, FITTED, FIRST_FACET] = Array(13).keys();
const finder = document.querySelector(".k-finder");
const form = finder.querySelector("form");
const table = document.querySelector(".k-status");
const body = table.tBodies[0];
const pager = document.querySelector("[data-pager]");
const size = Number(finder.dataset.size);
const language = document.documentElement.lang;
const marks = new Map([...document.querySelectorAll("template[data-state]")].map((t) => [t.dataset.state, t.content]));
const blank = document.querySelector("#rivi").content;
const dates = new Intl.DateTimeFormat(language === "en" ? "en-GB" : `${language}-FI`, language === "en" ? { dateStyle: "long", timeZone: "UTC" } : { day: "numeric", month: "numeric", year: "numeric", timeZone: "UTC" });
const counts = new Intl.NumberFormat(language);
const boxes = new Map(); // facet key -> value -> { box, count }

const folded = (text) => text.toLocaleLowerCase(language).normalize("NFC");
const day = (iso) => dates.format(new Date(`${iso}T00:00:00Z`));
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

let data, rows, order, facets, left, page = 1;

const ORDERS = {
  tunnus: (a, b) => (rows[a][ID] < rows[b][ID] ? 1 : -1),
  otsikko: (a, b) => rows[a][RANK] - rows[b][RANK],
  tila: (a, b) => stateOf(a) - stateOf(b) || a - b,
  mennessa: (a, b) => compare(rows[a][DUE] || "9", rows[b][DUE] || "9") || a - b,
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const stateOf = (i) => rows[i][FIRST_FACET + facets.findIndex((f) => f.key === "tila")]?.[0] ?? 99;
const counted = (pair, count) => filled(count === 1 ? pair[0] : pair[1], { count: counts.format(count) });

async function start() {
  try {
    const answer = await fetch(finder.dataset.source);
    data = await answer.json();
  } catch {
    data = null;
  }
  if (data?.version !== VERSION) {
    document.querySelector("#ei-ladattu").hidden = false;
    return;
  }
  rows = data.rows;
  facets = data.facets.map(([key, values], at) => columned(key, values, FIRST_FACET + at));
  for (const row of rows) row.words = folded(`${row[ID]} ${row[TITLE]} ${row[SUBMITTER]}`);
  for (const set of form.querySelectorAll("[data-facet]")) {
    const found = new Map();
    for (const box of set.querySelectorAll("input")) found.set(box.value, { box, count: box.closest("label").querySelector("[data-count]") });
    boxes.set(set.dataset.facet, found);
  }
  read();
  finder.hidden = false;
  form.addEventListener("input", () => changed());
  form.addEventListener("submit", (event) => event.preventDefault());
  finder.querySelector("[data-clear]").addEventListener("click", clear);
  finder.querySelector("[data-csv]").addEventListener("click", download);
  for (const button of pager.querySelectorAll("button")) button.addEventListener("click", () => turn(Number(button.dataset.step)));
  for (const head of table.querySelectorAll("th[data-sort]")) sortable(head);
  window.addEventListener("popstate", () => { read(); show(); });
  show();
}

// Most facets have one value a row: a column of small numbers is walked fast on a slow phone.

function columned(key, values, column) {
  const several = rows.some((row) => row[column].length > 1);
  const single = several ? null : Int16Array.from(rows, (row) => row[column][0] ?? -1);
  return { key, values, column, single };
}

const has = (facet, i, asked) => {
  if (facet.single) return facet.single[i] >= 0 && asked[facet.single[i]] === 1;
  for (const at of rows[i][facet.column]) if (asked[at]) return true;
  return false;
};

const tally = (facet, i, counts) => {
  if (facet.single) {
    if (facet.single[i] >= 0) counts[facet.single[i]]++;
  } else for (const at of rows[i][facet.column]) counts[at]++;
};

// What the address says goes into the form, and back.

function read() {
  const asked = new URLSearchParams(location.search);
  form.haku.value = asked.get("haku") ?? "";
  form.jarjestys.value = asked.get("jarjestys") ?? "";
  if (form.jarjestys.selectedIndex < 0) form.jarjestys.value = "";
  for (const [key, values] of boxes) {
    const wanted = new Set(asked.getAll(key));
    for (const [value, { box }] of values) box.checked = wanted.has(value);
  }
  page = Math.max(1, Number.parseInt(asked.get("sivu"), 10) || 1);
}

function write() {
  const said = new URLSearchParams();
  if (form.haku.value.trim()) said.set("haku", form.haku.value.trim());
  for (const { key, value } of chosen()) said.append(key, value);
  if (form.jarjestys.value) said.set("jarjestys", form.jarjestys.value);
  if (page > 1) said.set("sivu", page);
  const query = said.toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function* chosen() {
  for (const [key, values] of boxes) for (const [value, { box }] of values) if (box.checked) yield { key, value, box };
}

function changed() {
  page = 1;
  show();
  write();
}

function turn(step) {
  page += step;
  show();
  write();
  table.scrollIntoView({ block: "start" });
  table.querySelector("tbody a")?.focus({ preventScroll: true });
}

function clear() {
  form.reset();
  form.haku.value = "";
  for (const { box } of [...chosen()]) box.checked = false;
  changed();
  form.haku.focus();
}

// One pass over the rows finds those that are left, and for each facet how many would be left by each of its values.

function narrow() {
  const words = folded(form.haku.value).split(/\s+/).filter(Boolean);
  const asked = facets.map(({ key, values }) => {
    const own = boxes.get(key);
    const wanted = Uint8Array.from(values, (value) => (own?.get(value)?.box.checked ? 1 : 0));
    return wanted.includes(1) ? wanted : null;
  });
  const tallies = facets.map(({ values }) => new Uint32Array(values.length));
  const narrowed = facets.flatMap((_, f) => (asked[f] ? [f] : []));
  left = [];
  for (let i = 0; i < rows.length; i++) {
    if (words.length && !words.every((word) => rows[i].words.includes(word))) continue;
    let out = 0;
    let missed = -1; // the facet that alone leaves this row out
    for (const f of narrowed) {
      if (has(facets[f], i, asked[f])) continue;
      missed = f;
      if (++out > 1) break;
    }
    if (out > 1) continue;
    if (out) tally(facets[missed], i, tallies[missed]);
    else {
      left.push(i);
      for (let f = 0; f < facets.length; f++) tally(facets[f], i, tallies[f]);
    }
  }
  const by = ORDERS[form.jarjestys.value];
  if (by) left.sort(by);
  return tallies;
}

function show() {
  const tallies = narrow();
  const pages = Math.max(1, Math.ceil(left.length / size));
  page = Math.min(page, pages);
  facets.forEach(({ key, values }, f) => values.forEach((value, at) => {
    const own = boxes.get(key)?.get(value);
    if (own) { own.count.textContent = counts.format(tallies[f][at]); own.box.closest("label").classList.toggle("k-choice--none", !tallies[f][at]); }
  }));
  body.replaceChildren(...left.slice((page - 1) * size, page * size).map(drawn));
  table.hidden = !left.length;
  tell(pages);
  chips();
  for (const head of table.querySelectorAll("th[data-sort]")) {
    head.ariaSort = head.dataset.sort === form.jarjestys.value ? "ascending" : null;
  }
}

function tell(pages) {
  const { words } = data;
  const told = left.length ? counted(words.found, left.length) : words.none;
  const all = left.length && left.length < rows.length ? ` (${filled(words.of, { found: counts.format(left.length), all: counts.format(rows.length) })})` : "";
  finder.querySelector("[data-status]").textContent = told + all;
  pager.hidden = pages < 2;
  pager.querySelector("[data-page]").textContent = filled(words.page, { page: counts.format(page), pages: counts.format(pages) });
  pager.querySelector('[data-step="-1"]').disabled = page === 1;
  pager.querySelector('[data-step="1"]').disabled = page === pages;
}

function chips() {
  const list = finder.querySelector("[data-chips]");
  const inUse = [...chosen()];
  list.replaceChildren(...inUse.map(({ box }) => {
    const name = box.closest("label").querySelector(".k-choice__name");
    const button = Object.assign(document.createElement("button"), { type: "button", className: "k-chip" });
    button.append(name.cloneNode(true));
    button.setAttribute("aria-label", filled(data.words.remove, { name: name.textContent }));
    button.addEventListener("click", () => { box.checked = false; changed(); (list.querySelector("button") ?? form.haku).focus(); });
    const item = document.createElement("li");
    item.append(button);
    return item;
  }));
  list.hidden = !inUse.length;
  const active = form.querySelector("[data-active]");
  active.hidden = !inUse.length;
  active.textContent = counts.format(inUse.length);
  active.setAttribute("aria-label", counted(data.words.active, inUse.length));
  finder.querySelector("[data-clear]").hidden = !inUse.length && !form.haku.value;
}

function sortable(head) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "k-sort", textContent: head.textContent });
  button.addEventListener("click", () => { form.jarjestys.value = form.jarjestys.value === head.dataset.sort ? "" : head.dataset.sort; changed(); });
  head.replaceChildren(button);
}

// A row, filled from the page's own template: everything from the data goes in as text.

function drawn(i) {
  const row = rows[i];
  const made = blank.cloneNode(true).firstElementChild;
  const [title, process, state, group, turnCell, due] = made.children;
  title.querySelector(".k-id").textContent = row[ID];
  if (!row[SAMPLE]) title.querySelector(".k-badge").remove();
  linked(title.querySelector("a"), row[TITLE] || row[ID], row[LANG], `syotteet/${row[ID]}/`);
  letter(process, row);
  stateInto(state.firstElementChild, row);
  grouped(group, row);
  turnCell.firstElementChild.textContent = data.turns[row[TURN]] ?? "";
  dueInto(due, row);
  return made;
}

function linked(link, text, lang, path) {
  link.textContent = text;
  if (lang) link.lang = lang;
  link.href = finder.dataset.root + path;
}

const valueOf = (row, key) => {
  const facet = facets.find((one) => one.key === key);
  return facet && facet.values[row[facet.column][0]];
};

function letter(cell, row) {
  const code = valueOf(row, "prosessi");
  const [shape, words, none] = cell.firstElementChild.children;
  if (!code) return cell.firstElementChild.replaceChildren(none);
  shape.textContent = code;
  words.textContent = boxes.get("prosessi").get(code).box.closest("label").querySelector(".k-choice__name").textContent;
  none.remove();
}

function stateInto(cell, row) {
  const mark = marks.get(valueOf(row, "tila"));
  if (!mark) return;
  cell.append(mark.cloneNode(true));
  const since = cell.querySelector(".k-since");
  if (!row[SINCE]) return since.remove();
  since.textContent = filled(data.words.since, { date: day(row[SINCE]) });
}

function grouped(cell, row) {
  const [link, none] = cell.firstElementChild.children;
  const group = data.groups[row[GROUP]];
  if (!group) return link.remove();
  linked(link, ...group);
  none.remove();
}

function dueInto(cell, row) {
  const [told, fitted] = cell.firstElementChild.children;
  if (!row[FITTED]) fitted.remove();
  if (!row[DUE]) return told.remove();
  const [time, late] = told.children;
  time.dateTime = row[DUE];
  time.textContent = day(row[DUE]);
  if (!row[LATE]) return late.remove();
  late.lastElementChild.textContent = counted(data.words.late, row[LATE]);
}

// CSV for spreadsheets: with a byte order mark, and no cell that a spreadsheet would take for a formula.

function download() {
  const quoted = (text) => `"${String(text ?? "").replace(/^(?=[=+\-@\t\r])/, "'").replaceAll('"', '""')}"`;
  const names = (row, { key, values, column }) => row[column].map((at) => boxes.get(key).get(values[at]).box.closest("label").querySelector(".k-choice__name").textContent).join("; ");
  const legends = facets.map(({ key }) => form.querySelector(`[data-facet="${key}"] legend`).textContent);
  const [input, , , group, turnName, due] = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const lines = [["ID", input, ...legends, group, turnName, due, "URL"]];
  for (const i of left) {
    const row = rows[i];
    const url = new URL(`${finder.dataset.root}syotteet/${row[ID]}/`, location.href).href;
    lines.push([row[ID], row[TITLE], ...facets.map((facet) => names(row, facet)), data.groups[row[GROUP]]?.[0], data.turns[row[TURN]], row[DUE], url]);
  }
  const text = `\uFEFF${lines.map((line) => line.map(quoted).join(";")).join("\r\n")}\r\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = "syotteet.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}

start();
