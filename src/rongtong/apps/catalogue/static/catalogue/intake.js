// Saves a form while it is written. Without it every page saves by its button all the same.
const form = document.querySelector("form[data-autosave]");
const status = form.querySelector("[data-status]");
const PAUSE = 3000;
const AGAIN = 10000;
const LONGEST = 15000;
let timer = 0;
let dirty = false;
let busy = false;
let leaving = false;
let waiting = null;

// What could not be sent is kept in this tab, never longer than it is open.
const key = `unsent:${form.dataset.autosave}`;

function say(text, lost = false) {
  status.textContent = text;
  status.classList.toggle("saved-lost", lost);
}

function typed() {
  return JSON.stringify([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));
}

function keep() {
  sessionStorage.setItem(key, typed());
}

function soon(wait) {
  clearTimeout(timer);
  timer = setTimeout(save, wait);
}

async function save() {
  if (!dirty || busy || leaving) return;
  busy = true;
  dirty = false;
  say(form.dataset.saving);
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: new FormData(form),
      signal: AbortSignal.timeout(LONGEST),
      keepalive: document.hidden,
    });
    if (answer.redirected || !(answer.headers.get("Content-Type") ?? "").includes("json")) throw new Error("lost");
    take(answer.status, await answer.json());
  } catch {
    dirty = true;
    keep();
    say(form.dataset.lost, true);
    soon(AGAIN);
  }
  busy = false;
  if (waiting) return form.requestSubmit(waiting.submitter);
  if (dirty && !status.classList.contains("saved-lost")) soon(PAUSE);
}

function take(code, told) {
  say(told.told, code !== 200);
  if (code !== 200) return;
  sessionStorage.removeItem(key);
  form.elements.version.value = told.version;
  document.querySelector("[data-bar]").innerHTML = told.bar;
}

function restore() {
  const kept = sessionStorage.getItem(key);
  if (!kept) return;
  const parts = JSON.parse(kept);
  const version = parts.find(([name]) => name === "version");
  if (kept === typed() || version?.[1] !== form.elements.version.value) return sessionStorage.removeItem(key);
  for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = false;
  for (const [name, value] of parts) put(name, value);
  dirty = true;
  say(form.dataset.back);
  soon(PAUSE);
}

function put(name, value) {
  for (const control of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
    if (control.type === "checkbox") control.checked ||= control.value === value;
    else control.value = value;
  }
}

function veil() {
  const box = form.querySelector("[data-veil]");
  if (!box) return;
  const show = () => {
    const open = [...box.querySelectorAll("input[type=checkbox]")].filter((one) => !one.checked);
    const names = open.map((one) => box.querySelector(`label[for="${one.id}"]`).textContent.trim());
    box.querySelector("[data-seen]").textContent = [box.dataset.always, ...names].join("、");
  };
  box.addEventListener("change", show);
  show();
}

form.addEventListener("input", () => {
  dirty = true;
  soon(PAUSE);
});
form.addEventListener("change", () => soon(0));
form.addEventListener("submit", (event) => {
  // A save under way moves the version on: sent now, the form would be taken for a second editor.
  if (busy) {
    event.preventDefault();
    waiting = { submitter: event.submitter };
    return;
  }
  leaving = true;
  keep();
});
addEventListener("online", () => soon(0));
document.addEventListener("visibilitychange", () => document.hidden && save());
addEventListener("beforeunload", (event) => {
  if (dirty && !leaving) {
    keep();
    event.preventDefault();
  }
});
restore();
veil();
