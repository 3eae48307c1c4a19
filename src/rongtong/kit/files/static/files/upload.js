// Shows how far an upload is. Without this script the form is sent as any other.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const input = form.querySelector("input[data-upload]");
  if (event.defaultPrevented || !input || !input.files.length || form.dataset.sending) return;
  event.preventDefault();
  form.dataset.sending = "yes";
  const bar = form.querySelector("progress.upload-progress");
  const request = new XMLHttpRequest();
  const body = new FormData(form, event.submitter);
  request.upload.addEventListener("progress", (e) => {
    if (e.lengthComputable) bar.value = Math.round((100 * e.loaded) / e.total);
  });
  request.addEventListener("load", () => show(request, form));
  request.addEventListener("error", () => {
    delete form.dataset.sending;
    form.submit(); // the plain way tells what is wrong
  });
  bar.hidden = false;
  request.open("POST", form.action);
  request.send(body);
});

// What the head of the fresh page loads and this one has not: its looks and its scripts.
function load(page) {
  for (const link of page.querySelectorAll("head link[rel=stylesheet]"))
    if (!document.querySelector(`head link[href="${link.getAttribute("href")}"]`))
      document.head.append(document.adoptNode(link));
  for (const script of page.querySelectorAll("head script[src]")) {
    const source = script.getAttribute("src");
    if (document.querySelector(`script[src="${source}"]`)) continue;
    const fresh = document.createElement("script");
    fresh.type = script.type;
    fresh.src = source;
    document.head.append(fresh);
  }
}

// The answer is a page: put its content in place, with its address, and move the focus there.
function show(request, form) {
  const page = new DOMParser().parseFromString(request.responseText, "text/html");
  const fresh = page.querySelector("main");
  if (!fresh) {
    delete form.dataset.sending;
    form.submit();
    return;
  }
  document.title = page.title;
  if (request.responseURL !== location.href) history.pushState({}, "", request.responseURL);
  load(page);
  const [way, freshWay] = [document, page].map((one) => one.querySelector(".crumbs"));
  if (way && freshWay) way.replaceWith(document.adoptNode(freshWay));
  document.querySelector("main").replaceWith(document.adoptNode(fresh));
  if (window.htmx) window.htmx.process(fresh);
  fresh.focus();
}
addEventListener("popstate", () => location.reload());
