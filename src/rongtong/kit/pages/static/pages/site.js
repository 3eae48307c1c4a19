// What makes pages nicer with JavaScript. Everything works without it; nothing here is the only way.
const each = (selector, act, root = document) => root.querySelectorAll(selector).forEach(act);

function menus() {
  // A click elsewhere or Escape closes an open menu.
  const open = () => document.querySelectorAll("details[data-menu][open]");
  document.addEventListener("click", (event) => {
    open().forEach((menu) => menu.contains(event.target) || menu.removeAttribute("open"));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    open().forEach((menu) => {
      menu.removeAttribute("open");
      menu.querySelector("summary").focus();
    });
  });
}

function dialogs() {
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-dialog]");
    if (opener) {
      event.preventDefault();
      const dialog = document.getElementById(opener.dataset.dialog);
      dialog.removeAttribute("open");
      dialog.showModal();
    }
    if (event.target.closest("dialog:modal [data-close]")) {
      event.preventDefault();
      event.target.closest("dialog").close();
    }
  });
  each("dialog[open]", (dialog) => {
    dialog.removeAttribute("open");
    dialog.showModal();
  });
}

function guards() {
  // Leaving a form with typed changes asks first.
  const touched = new Set();
  each("form[data-guard]", (form) => {
    form.addEventListener("input", () => touched.add(form));
    form.addEventListener("submit", () => touched.delete(form));
    form.closest("dialog")?.addEventListener("close", () => touched.delete(form));
  });
  addEventListener("beforeunload", (event) => {
    if (touched.size) event.preventDefault();
  });
}

function bulk() {
  each("form[data-bulk]", (form) => {
    const all = form.querySelector("[data-all]");
    const boxes = [...form.querySelectorAll("input[name=chosen]")];
    const count = form.querySelector("[data-count]");
    const words = count.dataset.chosen;
    const show = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
      count.textContent = words.replace("#", chosen);
    };
    all.hidden = false;
    all.addEventListener("change", () => {
      boxes.forEach((box) => (box.checked = all.checked));
      show();
    });
    form.addEventListener("change", show);
  });
}

function drops() {
  each("[data-drop]", (box) => {
    const input = box.querySelector("input[type=file]");
    const stop = (event) => event.preventDefault();
    box.addEventListener("dragover", (event) => {
      stop(event);
      box.classList.add("drop-over");
    });
    box.addEventListener("dragleave", () => box.classList.remove("drop-over"));
    box.addEventListener("drop", (event) => {
      stop(event);
      box.classList.remove("drop-over");
      input.files = event.dataTransfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    });
  });
}

async function charts() {
  // The address stands in the page, since the names of static files change with their content.
  const first = document.querySelector("[data-chart]");
  if (first) (await import(first.dataset.drawing)).draw(first.dataset.library);
}

menus();
dialogs();
guards();
bulk();
drops();
charts();
document.querySelector("[data-focus]")?.focus();
