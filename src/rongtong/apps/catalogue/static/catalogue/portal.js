// Suggestions under the search box by keyboard, and sharing. The page works without either.
const box = document.querySelector("[data-suggest]");

function suggestions(input) {
  const list = document.getElementById(input.dataset.suggest);
  let at = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const go = (step) => {
    const all = options();
    at = (at + step + all.length) % all.length;
    all.forEach((one, place) => one.setAttribute("aria-selected", place === at));
    input.setAttribute("aria-activedescendant", all[at].id);
    all[at].scrollIntoView({ block: "nearest" });
  };
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  close();
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== list) return;
    at = -1;
    list.hidden = options().length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      go(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      location.assign(options()[at].href);
    } else if (event.key === "Escape") close();
  });
  document.addEventListener("click", (event) => list.contains(event.target) || close());
}

function shares() {
  document.querySelectorAll("[data-share]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", async () => {
      if (navigator.share) await navigator.share({ title: document.title, url: button.dataset.share }).catch(() => {});
      else {
        await navigator.clipboard.writeText(button.dataset.share);
        button.lastChild.textContent = button.dataset.said;
      }
    });
  });
}

if (box) suggestions(box);
shares();
