// Single keys press the buttons of the reviewer's desk; never while somebody types.
const keys = { t: ["take"], v: ["verify", "hand_on", "confirm"], r: ["return", "doubt"], x: ["refuse"], q: ["release"] };

function button(name) {
  const field = document.querySelector(`[data-keys] .offer > input[name="transition"][value="${name}"]`);
  const dialog = document.querySelector(`[data-keys] [data-dialog="do-${name}"]`);
  return dialog ?? field?.form?.querySelector("button");
}

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") document.querySelector('[data-key="n"]')?.click();
  const found = (keys[event.key] ?? []).map(button).find(Boolean);
  if (found) {
    event.preventDefault();
    found.click();
  }
});
