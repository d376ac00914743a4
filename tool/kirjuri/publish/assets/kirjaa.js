// The form of an input: checks answers as `kirjuri check` does, and writes the text that `kirjuri intake` reads.
// What it shares with other forms is in lomake.js.

import { $, $$, VERSION, attend, block, fetched, filled, gathered, length, outbox, room, seekers, suspicion } from "./lomake.js";

const KEY = "kirjuri-luonnos";
const form = document.querySelector("#lomake");

let data, seek, show;

async function start() {
  data = await fetched(form.dataset.source);
  if (data?.version !== VERSION) {
    $("#ei-lomaketta").hidden = false;
    return;
  }
  seek = seekers(data.patterns);
  show = outbox(data, form);
  form.hidden = false;
  for (const question of data.questions) attended(question);
  form.addEventListener("submit", (event) => { event.preventDefault(); finish(); });
  $("[data-save]").addEventListener("click", save);
  $("[data-forget]").addEventListener("click", forget);
  $("[data-similar]").addEventListener("click", similar);
  restore();
}

// Answers

const around = (question) => $(`[data-question="${question.field}"]`);

function answer(question) {
  if (question.options.length) return $$("input:checked", around(question)).map((box) => box.value);
  return $(`#k-${question.id}`).value.replace(/\r\n?/g, "\n");
}

const empty = (value) => (Array.isArray(value) ? !value.length : !value.trim());
const language = () => form.kieli.value;

function attended(question) {
  attend(around(question), {
    blank: () => empty(answer(question)),
    mark: () => mark(question),
    wrong: () => !$(`#k-${question.id}-virhe`).hidden,
    typed: () => { if (!question.options.length) room($("[data-room]", around(question)), question.longest, answer(question), data.words); },
  });
}

// What is wrong with an answer: the same as the registry's own check would say of the field.

function fault(question) {
  const { words } = data;
  const value = answer(question);
  if (empty(value)) return question.required ? words.missing : "";
  if (Array.isArray(value)) return "";
  const text = question.one_line ? value.trim() : value;
  if (question.one_line && text.includes("\n")) return words.lines;
  if (question.longest && length(text) > question.longest) return filled(words.long, { count: length(text), limit: question.longest });
  if (question.pattern && !new RegExp(question.pattern, "u").test(text)) return words.contact;
  return suspicion(text, data, seek);
}

function mark(question) {
  const said = fault(question);
  const place = $(`#k-${question.id}-virhe`);
  place.textContent = said;
  place.hidden = !said;
  around(question).classList.toggle("k-question--wrong", Boolean(said));
  const field = $(`#k-${question.id}`);
  field.setAttribute("aria-invalid", String(Boolean(said)));
  if (question.options.length) field.setAttribute("aria-describedby", `k-${question.id}-ohje${said ? ` k-${question.id}-virhe` : ""}`);
  return said;
}

function finish() {
  const wrong = data.questions.map((question) => [question, mark(question)]).filter(([, said]) => said);
  gathered(wrong.map(([question, said]) => [question.label, said, question.options.length ? $("input", around(question)) : $(`#k-${question.id}`), around(question)]), data.words);
  if (!wrong.length) show({ text: written(), title: titled(), language: language(), values: values() });
}

function said(question) {
  const value = answer(question);
  if (Array.isArray(value)) return question.options.filter((option) => value.includes(option.key)).map((option) => option.names[language()]);
  return question.one_line ? value.trim() : value.replace(/^\n+|\s+$/g, "");
}

const written = () => data.questions.map((question) => block(question, language(), [said(question)].flat().join(", "))).join("\n");
const titled = () => `${data.titles[language()]}: ${answer(data.questions.find((one) => one.field.endsWith("otsikko"))).trim()}`;

function values() {
  const given = data.questions.filter((question) => !empty(answer(question)));
  return Object.fromEntries(given.map((question) => [question.id, question.options.length ? said(question).join(",") : answer(question)]));
}

// A draft is kept only when asked, in this browser alone, and can be deleted.

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}

function save() {
  const answers = Object.fromEntries(data.questions.map((question) => [question.field, answer(question)]));
  try {
    localStorage.setItem(KEY, JSON.stringify({ day: new Date().toISOString().slice(0, 10), language: language(), answers }));
  } catch {
    $("[data-draft]").textContent = data.words.unsaved;
    return;
  }
  $("[data-draft]").textContent = data.words.saved;
  $("[data-forget]").hidden = false;
}

function forget() {
  localStorage.removeItem(KEY);
  $("[data-forget]").hidden = true;
  $("[data-draft]").textContent = data.words.deleted;
  $("[data-save]").focus();
}

function restore() {
  const draft = stored();
  if (!draft?.answers) return;
  if (data.languages.includes(draft.language)) form.kieli.value = draft.language;
  for (const question of data.questions) {
    const value = draft.answers[question.field];
    if (question.options.length) {
      for (const box of $$("input", around(question))) box.checked = Array.isArray(value) && value.includes(box.value);
    } else if (typeof value === "string") $(`#k-${question.id}`).value = value;
  }
  const shown = new Intl.DateTimeFormat(`${document.documentElement.lang}-FI`, { day: "numeric", month: "numeric", year: "numeric" }).format(new Date(draft.day));
  $("[data-restored]").textContent = filled(data.words.restored, { date: shown });
  $("[data-restored]").hidden = false;
  $("[data-forget]").hidden = false;
}

// Similar inputs: the site's own search, asked with the words of the title and the matter.

function similar() {
  const words = [answer(data.questions.find((one) => one.field.endsWith("otsikko"))), answer(data.questions.find((one) => one.field.endsWith("kuvaus")))].join(" ").trim();
  window.open(`${form.dataset.search}?q=${encodeURIComponent(words.slice(0, 120))}&laji=syote`, "_blank", "noopener");
}

start();
