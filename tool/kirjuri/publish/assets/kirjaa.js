// The form of an input: checks answers as `kirjuri check` does, and writes the text that `kirjuri intake` reads.
// It sends nothing. Questions, limits, words and patterns come from the data file (intake/page.py).

const VERSION = 1;
const KEY = "kirjuri-luonnos";
const MOST_ADDRESS = 7500; // characters that platforms and mail programs surely take
const MOST_MAIL = 1800;
const form = document.querySelector("#lomake");
const ready = document.querySelector("#valmis");
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
const counted = (pair, count) => filled(pair[count === 1 ? 0 : 1], { count });
const length = (text) => [...text].length;

let data, seek;
let pressed = false; // a mark that appears under a pressed pointer would move what is being clicked
const waiting = new Set();

async function start() {
  try {
    data = await (await fetch(form.dataset.source)).json();
  } catch {
    data = null;
  }
  if (data?.version !== VERSION) {
    $("#ei-lomaketta").hidden = false;
    return;
  }
  seek = seekers(data.patterns);
  form.hidden = false;
  for (const question of data.questions) attend(question);
  document.addEventListener("pointerdown", () => { pressed = true; }, true);
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => setTimeout(released), true);
  form.addEventListener("submit", (event) => { event.preventDefault(); finish(); });
  $("[data-save]").addEventListener("click", save);
  $("[data-forget]").addEventListener("click", forget);
  $("[data-similar]").addEventListener("click", similar);
  $("[data-back]").addEventListener("click", back);
  $("[data-copy]").addEventListener("click", copy);
  $("[data-download]").addEventListener("click", download);
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

function attend(question) {
  const box = around(question);
  box.addEventListener("focusout", (event) => {
    if (box.contains(event.relatedTarget) || !(box.dataset.touched || !empty(answer(question)))) return;
    if (pressed) waiting.add(question);
    else mark(question);
  });
  box.addEventListener("input", () => {
    box.dataset.touched = "yes";
    room(question);
    if (!$(`#k-${question.id}-virhe`).hidden) mark(question);
  });
}

function released() {
  pressed = false;
  for (const question of waiting) mark(question);
  waiting.clear();
}

function room(question) {
  const told = $("[data-room]", around(question));
  if (!told || !question.longest) return;
  const left = question.longest - length(answer(question));
  const near = left < question.longest / 5;
  told.textContent = near ? counted(left < 0 ? data.words.over : data.words.left, Math.abs(left)) : "";
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
  const lines = text.split("\n");
  for (const [name, finds] of Object.entries(seek)) {
    const at = lines.findIndex(finds);
    if (at >= 0) return words[name] + (lines.length > 1 ? ` ${filled(words.line, { line: at + 1 })}` : "");
  }
  const headings = new Set(data.questions.flatMap((one) => Object.values(one.headings)).map(heading));
  if (lines.some((line) => /^ {0,3}#{1,6}[ \t]+\S/.test(line) && headings.has(heading(line)))) return words.heading;
  return "";
}

const heading = (text) => text.normalize("NFC").replace(/^[ \t#*_:]+|[ \t#*_:]+$/g, "").split(/\s+/).join(" ").toLowerCase();

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
  const box = $("#virheet");
  box.hidden = !wrong.length;
  if (wrong.length) {
    $("[data-errors-title]").textContent = counted(data.words.errors, wrong.length);
    $("[data-errors]").replaceChildren(...wrong.map(([question, said]) => pointer(question, said)));
    box.focus();
    return;
  }
  show();
}

function pointer(question, said) {
  const link = Object.assign(document.createElement("a"), { href: `#k-${question.id}`, textContent: `${question.label}: ${said}` });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const field = question.options.length ? $("input", around(question)) : $(`#k-${question.id}`);
    field.focus();
    around(question).scrollIntoView({ block: "center" });
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

// Personal data and secrecy, before anything leaves the browser (derive/privacy.py has the law).

function seekers(patterns) {
  const all = (name, flags = "gu") => new RegExp(patterns[name], flags);
  const dashes = new Set(patterns.dashes);
  const whole = (name) => new RegExp(`^(?:${patterns[name]})`, "iu");
  const ids = whole("business_id");
  const [roles, named, hosts] = [whole("roles"), whole("named"), new Set(patterns.private.split("\n"))];
  return {
    code: (line) => [...line.matchAll(all("code"))].some(({ groups }) => identity(groups, dashes)),
    phone: (line) => [...line.matchAll(all("phone"))].some(([text]) => telephone(text, ids)),
    email: (line) => [...line.matchAll(all("email"))].some(([text]) => {
      const [local, host] = text.split("@");
      return !roles.test(local) && (hosts.has(host.toLowerCase()) || named.test(local));
    }),
    marking: (line) => all("markings", "u").test(line),
  };
}

// Decree 128/2010 as amended by 690/2022: the day must be one, and the last character follows from the digits.

function identity({ day, sign, number, check }, dashes) {
  const mark = dashes.has(sign) ? "-" : sign.toUpperCase();
  const century = mark === "+" ? 1800 : "-YXWVU".includes(mark) ? 1900 : "ABCDEF".includes(mark) ? 2000 : 0;
  const [d, m, y] = [day.slice(0, 2), day.slice(2, 4), day.slice(4)].map(Number);
  const date = new Date(Date.UTC(century + y, m - 1, d));
  const real = century && date.getUTCDate() === d && date.getUTCMonth() === m - 1;
  return Boolean(real) && Number(number) >= 2 && "0123456789ABCDEFHJKLMNPRSTUVWXY"[Number(day + number) % 31] === check.toUpperCase();
}

function telephone(text, ids) {
  if (ids.test(text.trim()) && text.trim().length === 9) return false;
  const digits = text.replace(/[^0-9+]/g, "");
  return /^(?:\+358|00358|0)(?:[1-9][0-9]{5,10})$/.test(digits) ? !/^(?:\+358|00358|0)(?:[678]00|20|29|30|71|73|75)/.test(digits) : /^(?:\+|00)[1-9][0-9]{7,13}$/.test(digits) && !/^(?:\+|00)358/.test(digits);
}

// The text that intake reads: the form's own headings in the language of the answers.

function written() {
  const tongue = language();
  const blocks = data.questions.map((question) => {
    const value = answer(question);
    const said = Array.isArray(value)
      ? question.options.filter((option) => value.includes(option.key)).map((option) => option.names[tongue]).join(", ")
      : (question.one_line ? value.trim() : value.replace(/^\n+|\s+$/g, ""));
    return `### ${question.headings[tongue]}\n\n${said || "_No response_"}\n`;
  });
  return blocks.join("\n");
}

const titled = () => `${data.titles[language()]}: ${answer(data.questions.find((one) => one.field.endsWith("otsikko"))).trim()}`;

function show() {
  const text = written();
  $("#teksti").value = text;
  form.hidden = true;
  ready.hidden = false;
  lead("[data-open]", "[data-open-told]", prefilled(), MOST_ADDRESS);
  lead("[data-mail]", "[data-mail-told]", `mailto:${data.mailbox}?${query({ subject: titled(), body: text })}`, MOST_MAIL);
  $("#valmis-otsikko").focus();
}

const query = (values) => Object.entries(values).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");

function prefilled() {
  const values = { template: data.templates[language()], title: titled() };
  for (const question of data.questions) {
    const value = answer(question);
    if (empty(value)) continue;
    values[question.id] = Array.isArray(value)
      ? question.options.filter((option) => value.includes(option.key)).map((option) => option.names[language()]).join(",")
      : value;
  }
  return `${data.issue}?${query(values)}`;
}

function lead(link, told, address, most) {
  const place = $(link);
  if (!place) return;
  const fits = address.length <= most;
  if (fits) place.href = address;
  place.hidden = !fits;
  $(told).hidden = fits;
  $(told).textContent = fits ? "" : data.words.too_long;
}

function back() {
  ready.hidden = true;
  form.hidden = false;
  $("input, textarea", form).focus();
}

async function copy() {
  const place = $("#teksti");
  try {
    await navigator.clipboard.writeText(place.value);
    $("[data-copied]").textContent = data.words.copied;
  } catch {
    place.focus();
    place.select();
    $("[data-copied]").textContent = data.words.copy_failed;
  }
}

function download() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([$("#teksti").value], { type: "text/plain;charset=utf-8" }));
  link.download = `${data.key}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
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
