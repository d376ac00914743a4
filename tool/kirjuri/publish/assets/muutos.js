// A change of a record is suggested: its published texts fill the form, what differs is shown while one writes,
// and the text is written that `kirjuri intake` reads back. What it shares with other forms is in lomake.js.

import { $, $$, VERSION, attend, block, counted, fetched, filled, gathered, length, outbox, room, seekers, suspicion } from "./lomake.js";
import { pieces, print } from "./vertailu.js";

const HEAD = /^[ \t]*\[[ \t]*(?:kenttä|kentta|fält|falt|field)[ \t]*:[^\n]+\][ \t]*$/iu;
const LANGUAGES = ["fi", "sv", "en"];
const form = $("#lomake");
const place = $("[data-fields]", form);
const rest = $("[data-rest]", form);
const own = document.documentElement.lang;
const named = new Intl.DisplayNames([own], { type: "language" });

let data, seek, show, record;
const fields = []; // those in the form; each {name, label, help, sort, longest, one_line, options, before, lang, box, control}
const others = []; // those that the record lacks

async function start() {
  const asked = new URLSearchParams(location.search);
  const [id, kind] = [asked.get("tunnus") ?? "", asked.get("laji") ?? ""];
  if (!/^[A-Za-z0-9-]+$/.test(id) || !/^[a-z_]+$/.test(kind)) return lacking("#ei-tietuetta");
  const [form_data, known, published] = await Promise.all([form.dataset.source, `${kind}.json`, `${form.dataset.records}${kind}/${id}.json`].map(fetched));
  data = form_data;
  if (data?.version !== VERSION) return lacking("#ei-lomaketta");
  record = published?.tietue;
  if (!known || !record) return lacking("#ei-tietuetta");
  seek = seekers(data.patterns);
  show = outbox(data, form);
  headed();
  gather(known, record.tiedot, "", "");
  for (const field of fields) placed(field);
  $("[data-rest-count]").textContent = ` (${rest.childElementCount})`;
  rest.parentElement.hidden = !rest.childElementCount;
  offered();
  attend($("#k-perustelu-kohta"), { blank: () => !reason().trim(), mark: markReason, wrong: () => !$("#k-perustelu-virhe").hidden, typed: () => room($("#k-perustelu-tila"), asks(data.names.reason).longest, reason(), data.words) });
  form.addEventListener("submit", (event) => { event.preventDefault(); finish(); });
  $("[data-add]").addEventListener("click", add);
  form.hidden = false;
  told();
}

function lacking(what) {
  $(what).hidden = false;
}

function headed() {
  const titles = record.laskettu.otsikko;
  const language = [own, record.kieli, ...LANGUAGES].find((one) => titles[one]);
  const link = $("[data-record-link]");
  link.textContent = titles[language] ? `${titles[language]} (${record.tunnus})` : record.tunnus;
  link.href = /^https?:/.test(record.sivu[own]) ? record.sivu[own] : form.dataset.root + record.sivu[own];
  if (language && language !== own) link.lang = language;
  $("[data-record]").hidden = false;
}

// The fields of the record, as its kind has them (intake/suggesting.py) and as its data fills them.

function gather(nodes, values, route, label) {
  for (const node of nodes) {
    const value = values?.[node.key];
    const here = { ...node, name: route + node.key, label: label + node.label };
    if (node.sort === "group") {
      if (value !== undefined) gather(node.parts, value, `${here.name}.`, `${here.label}: `);
    } else if (node.sort === "groups") {
      (value ?? []).forEach((item, index) => gather(node.parts, item, `${here.name}[${index + 1}].`, `${here.label} ${index + 1}: `));
    } else if (node.sort === "text") {
      for (const language of LANGUAGES) sorted({ ...here, name: `${here.name}.${language}`, label: `${here.label} (${named.of(language)})`, lang: language }, value?.[language]);
    } else if (!(value ?? []).some?.((item) => Object.keys(Object(item)).length > 1 && typeof item === "object")) {
      sorted(here, value);
    }
  }
}

function sorted(field, value) {
  (value === undefined ? others : fields).push({ ...field, before: shown(value) });
}

function shown(value) {
  if (Array.isArray(value)) return value.map((item) => (typeof item === "object" ? Object.values(item)[0] : String(item))).join("\n");
  return value === undefined ? "" : String(value);
}

// One field of the form: the record's own texts first, all else below them

function placed(field) {
  const first = field.sort === "text" && !/[.[]/.test(field.name.slice(0, field.name.lastIndexOf(".")));
  (first ? place : rest).append(drawn(field));
}

let count = 0;

function element(name, properties = {}, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (key in made && key !== "for") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...inside);
  return made;
}

function drawn(field) {
  const id = `k-kentta-${++count}`;
  const many = field.sort === "choices";
  field.control = many ? choices(field, id) : control(field, id);
  const help = element("p", { className: "k-help", id: `${id}-ohje` }, field.sort === "list" ? `${field.help} ${data.words.one_each}` : field.help);
  field.error = element("p", { className: "k-error", id: `${id}-virhe`, hidden: true });
  field.room = element("p", { className: "k-room", id: `${id}-tila`, hidden: !field.longest || Boolean(field.options.length) });
  field.difference = element("div", { className: "k-changed", hidden: true });
  const said = many ? element("legend", {}, field.label) : element("label", { for: id }, field.label);
  field.box = element(many ? "fieldset" : "div", { className: "k-question", "data-field": field.name }, said, help, field.error, field.control, field.room, field.difference);
  attend(field.box, { blank: () => false, mark: () => mark(field), wrong: () => !field.error.hidden, typed: () => typed(field) });
  return field.box;
}

function control(field, id) {
  const described = { id, "aria-describedby": `${id}-ohje ${id}-virhe ${id}-tila`, lang: field.lang };
  if (field.options.length) {
    const choice = element("select", described, element("option", { value: "" }, "–"), ...field.options.map((one) => element("option", { value: one.key }, one.name)));
    choice.value = field.before;
    return choice;
  }
  if (field.one_line) return element("input", { ...described, type: "text", value: field.before, autocomplete: "off" });
  const rows = Math.min(16, 3 + Math.ceil(length(field.before) / 60));
  return element("textarea", { ...described, rows, value: field.before });
}

function choices(field, id) {
  const chosen = field.before.split("\n");
  const boxes = field.options.map((one) => element("label", { className: "k-choice" }, element("input", { type: "checkbox", value: one.key, checked: chosen.includes(one.key), "aria-describedby": `${id}-virhe` }), " ", element("span", {}, one.name)));
  return element("div", { id }, ...boxes);
}

function now(field) {
  if (field.sort !== "choices") return field.control.value.replace(/\r\n?/g, "\n");
  return $$("input:checked", field.control).map((box) => box.value).join("\n");
}

const changed = (field) => (field.sort === "choices" ? [now(field), field.before].map((text) => text.split("\n").sort().join("\n")) : [now(field).trim(), field.before.trim()]).reduce((one, other) => one !== other);
const asks = (name) => data.questions.find((one) => one.field === name);
const reason = () => $("#k-perustelu").value.replace(/\r\n?/g, "\n");
const language = () => form.kieli.value;

function typed(field) {
  room(field.room, field.longest, now(field), data.words);
  compare(field);
  told();
}

function told() {
  const number = fields.filter(changed).length;
  const says = number ? counted(data.words.changed, number) : data.words.same;
  const status = $("[data-count]");
  if (status.textContent !== says) status.textContent = says;
}

// What differs from the record, beside the text that is being written

function names(field, text) {
  if (!field.options.length) return text;
  return text.split("\n").map((key) => field.options.find((one) => one.key === key)?.name ?? key).join(", ");
}

function compare(field) {
  field.difference.hidden = !changed(field);
  if (field.difference.hidden) return;
  const undo = element("button", { type: "button", className: "k-plain" }, data.words.undo, element("span", { className: "k-visually-hidden" }, `: ${field.label}`));
  undo.addEventListener("click", () => back(field));
  const said = now(field).trim() ? pieces(names(field, field.before), names(field, now(field))).flatMap(worded) : [data.words.emptied];
  field.difference.replaceChildren(element("p", { className: "k-help" }, data.words.difference), element("p", { className: "k-words k-lines", lang: field.lang }, ...said), undo);
}

function worded({ kind, text }) {
  if (kind === "same") return text;
  const says = kind === "removed" ? data.words.taken : data.words.put;
  const [, space, said] = text.match(/^(\s*)([^]*)$/);
  const made = element(kind === "removed" ? "del" : "ins", {}, element("span", { className: "k-visually-hidden", lang: own }, `${says} `), said);
  return [space, made];
}

function back(field) {
  if (field.sort === "choices") for (const box of $$("input", field.control)) box.checked = field.before.split("\n").includes(box.value);
  else field.control.value = field.before;
  mark(field);
  typed(field);
  first(field).focus();
}

// A field that the record lacks

function offered() {
  const choice = $("#lisaa");
  choice.replaceChildren(element("option", { value: "" }, data.words.choose), ...others.map((field) => element("option", { value: field.name }, field.label)));
  $("[data-more]").hidden = !others.length;
}

function add() {
  const at = others.findIndex((field) => field.name === $("#lisaa").value);
  if (at < 0) return $("#lisaa").focus();
  const [field] = others.splice(at, 1);
  fields.push(field);
  place.append(drawn(field));
  offered();
  first(field).focus();
}

const first = (field) => (field.sort === "choices" ? $("input", field.control) : field.control);

// What is wrong, and what is written

function fault(text, longest) {
  const { words } = data;
  if (longest && length(text) > longest) return filled(words.long, { count: length(text), limit: longest });
  if (text.split("\n").some((line) => HEAD.test(line))) return words.head;
  return suspicion(text, data, seek);
}

function mark(field) {
  const said = changed(field) && !field.options.length ? fault(now(field).trim(), field.longest) : "";
  marked(said, field.error, field.box, field.control);
  return said;
}

function markReason() {
  const said = reason().trim() ? fault(reason(), asks(data.names.reason).longest) : data.words.missing;
  marked(said, $("#k-perustelu-virhe"), $("#k-perustelu-kohta"), $("#k-perustelu"));
  return said;
}

function marked(said, error, box, control) {
  error.textContent = said;
  error.hidden = !said;
  box.classList.toggle("k-question--wrong", Boolean(said));
  if (control.matches("input, textarea, select")) control.setAttribute("aria-invalid", String(Boolean(said)));
}

function finish() {
  const wrong = fields.map((field) => [field.label, mark(field), first(field), field.box]).filter(([, said]) => said);
  if (!fields.some(changed)) wrong.push(["", data.words.nothing, fields.length ? first(fields[0]) : $("#lisaa"), place]);
  const why = markReason();
  if (why) wrong.push([asks(data.names.reason).label, why, $("#k-perustelu"), $("#k-perustelu-kohta")]);
  gathered(wrong, data.words);
  if (wrong.length) return;
  const { target, changes, reason: why_name } = data.names;
  const said = { [target]: record.tunnus, [changes]: fields.filter(changed).map(piece).join("\n\n"), [why_name]: reason().trim() };
  const values = Object.fromEntries(data.questions.map((question) => [question.id, said[question.field]]));
  const text = data.questions.map((question) => block(question, language(), said[question.field])).join("\n");
  show({ text, title: `${data.titles[language()]}: ${record.tunnus}`, language: language(), values });
}

function piece(field) {
  const text = now(field);
  const keys = field.options.length ? text.split("\n").filter(Boolean) : [];
  const said = keys.length ? keys.map((key) => field.options.find((one) => one.key === key).names[language()]).join(", ") : text.replace(/^\n+|\s+$/g, "");
  return `[${data.field_words[language()]}: ${field.name} | ${print(field.before)}]\n${said || data.away}`;
}

start();
