// What the forms of the site share: checks before anything leaves the browser, errors gathered, and the ways to send.
// Nothing is sent from here. Limits, words and patterns come from a form's data file (intake/page.py).

export const VERSION = 1;
const MOST_ADDRESS = 7500; // characters that platforms and mail programs surely take
const MOST_MAIL = 1800;
export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
export const counted = (pair, count) => filled(pair[count === 1 ? 0 : 1], { count });
export const length = (text) => [...text].length;
const heading = (text) => text.normalize("NFC").replace(/^[ \t#*_:]+|[ \t#*_:]+$/g, "").split(/\s+/).join(" ").toLowerCase();

export async function fetched(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

// A field is judged when it is left, and again while it is mended; a mark that appears under a pressed
// pointer would move what is being clicked, so it waits until the pointer is up.

let pressed = false;
const waiting = new Set();
document.addEventListener("pointerdown", () => { pressed = true; }, true);
for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => setTimeout(released), true);

function released() {
  pressed = false;
  for (const mark of waiting) mark();
  waiting.clear();
}

export function attend(box, { blank, mark, wrong, typed }) {
  box.addEventListener("focusout", (event) => {
    if (box.contains(event.relatedTarget) || !(box.dataset.touched || !blank())) return;
    if (pressed) waiting.add(mark);
    else mark();
  });
  box.addEventListener("input", () => {
    box.dataset.touched = "yes";
    typed();
    if (wrong()) mark();
  });
}

export function room(place, longest, text, words) {
  if (!place || !longest) return;
  const left = longest - length(text);
  const near = left < longest / 5;
  place.textContent = near ? counted(left < 0 ? words.over : words.left, Math.abs(left)) : "";
}

// What is wrong with a text, whatever it answers: the same as the registry's own check would say.

export function suspicion(text, data, seek) {
  const { words } = data;
  const lines = text.split("\n");
  for (const [name, finds] of Object.entries(seek)) {
    const at = lines.findIndex(finds);
    if (at >= 0) return words[name] + (lines.length > 1 ? ` ${filled(words.line, { line: at + 1 })}` : "");
  }
  const headings = new Set(data.questions.flatMap((one) => Object.values(one.headings)).map(heading));
  if (lines.some((line) => /^ {0,3}#{1,6}[ \t]+\S/.test(line) && headings.has(heading(line)))) return words.heading;
  return "";
}

// Personal data and secrecy, before anything leaves the browser (derive/privacy.py has the law).

export function seekers(patterns) {
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

// The errors of a form, gathered above it; each leads to its field. wrong: [label, what is wrong, the field, what is around it].

export function gathered(wrong, words) {
  const box = $("#virheet");
  box.hidden = !wrong.length;
  if (!wrong.length) return;
  $("[data-errors-title]").textContent = counted(words.errors, wrong.length);
  $("[data-errors]").replaceChildren(...wrong.map(pointer));
  box.focus();
}

function pointer([label, said, field, around]) {
  const link = Object.assign(document.createElement("a"), { href: `#${field.id || around.id}`, textContent: label ? `${label}: ${said}` : said });
  link.addEventListener("click", (event) => {
    event.preventDefault();
    for (let shut = field.closest("details:not([open])"); shut; shut = field.closest("details:not([open])")) shut.open = true;
    field.focus();
    around.scrollIntoView({ block: "center" });
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

// The ways to send what is ready: a filled form of the platform, a mail, the text copied or downloaded.

const query = (values) => Object.entries(values).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&");

export function outbox(data, form) {
  const ready = $("#valmis");
  $("[data-back]").addEventListener("click", () => {
    ready.hidden = true;
    form.hidden = false;
    $("input, textarea, select", form).focus();
  });
  $("[data-copy]").addEventListener("click", () => copy(data.words));
  $("[data-download]").addEventListener("click", () => download(`${data.key}.txt`));
  return ({ text, title, language, values }) => {
    $("#teksti").value = text;
    form.hidden = true;
    ready.hidden = false;
    const asked = query({ template: data.templates[language], title, ...values });
    lead("[data-open]", "[data-open-told]", `${data.issue}?${asked}`, MOST_ADDRESS, data.words);
    lead("[data-mail]", "[data-mail-told]", `mailto:${data.mailbox}?${query({ subject: title, body: text })}`, MOST_MAIL, data.words);
    $("#valmis-otsikko").focus();
  };
}

function lead(link, told, address, most, words) {
  const place = $(link);
  if (!place) return;
  const fits = address.length <= most;
  if (fits) place.href = address;
  place.hidden = !fits;
  $(told).hidden = fits;
  $(told).textContent = fits ? "" : words.too_long;
}

async function copy(words) {
  const place = $("#teksti");
  try {
    await navigator.clipboard.writeText(place.value);
    $("[data-copied]").textContent = words.copied;
  } catch {
    place.focus();
    place.select();
    $("[data-copied]").textContent = words.copy_failed;
  }
}

function download(name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([$("#teksti").value], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

// The text that intake reads: the form's own headings in the language of the answers.

export const block = (question, language, said) => `### ${question.headings[language]}\n\n${said || "_No response_"}\n`;
