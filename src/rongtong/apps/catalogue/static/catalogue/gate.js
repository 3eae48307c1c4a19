// The reviewer's desk: single keys press the buttons (never while somebody types, and only if wanted),
// and sentences are put into the text box. Without it links and forms do the same.
const wanted = document.querySelector("[data-keys-on]");
const STORE = "rongtong.gate.keys";

if (wanted) {
  wanted.parentElement.hidden = false;
  wanted.checked = localStorage.getItem(STORE) !== "off";
  wanted.addEventListener("change", () => localStorage.setItem(STORE, wanted.checked ? "on" : "off"));
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || (wanted && !wanted.checked)) return;
  const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

function put(area, text, instead = "") {
  const written = area.value.trim();
  if (written.includes(text)) return;
  area.value = instead && written.includes(instead) ? written.replace(instead, text) : [written, text].filter(Boolean).join("\n");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

document.querySelectorAll("dialog.gate-ask").forEach((dialog) => {
  const area = dialog.querySelector("textarea");
  if (!area) return;
  let last = "";
  dialog.addEventListener("change", (event) => {
    const text = event.target.dataset.text;
    if (!text) return;
    put(area, text, last);
    last = text;
  });
  dialog.addEventListener("click", (event) => {
    const link = event.target.closest("[data-insert]");
    if (!link) return;
    event.preventDefault();
    put(area, link.dataset.insert);
    area.focus();
  });
});
