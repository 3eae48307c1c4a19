'use strict';
// Everything here is comfort: the page reads in full without it. Data comes from the page itself, as text only.
(() => {
  const T = JSON.parse(document.body.dataset.texts);
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const text = (node) => (node ? node.textContent.trim() : '');
  const needs = all('.need');

  function make(tag, props = {}, ...children) {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  }

  // --- filter ------------------------------------------------------------------------------------------
  const form = one('.filters');
  const field = {
    text: one('#f-text'), level: one('#f-level'), field: one('#f-field'), verdict: one('#f-verdict'), open: one('#f-open'),
  };
  const words = new WeakMap();
  const links = new Map(all('.index a').map((a) => [a.hash.slice(1), a]));

  const fold = (string) => string.normalize('NFKC').toLowerCase();

  function wordsOf(need) {
    if (!words.has(need)) words.set(need, fold(need.textContent));
    return words.get(need);
  }

  function fits(need, wanted) {
    const data = need.dataset;
    return (!wanted.level || wanted.level.includes(data.l))
      && (!wanted.field || data.f.split('|').includes(wanted.field))
      && (!wanted.verdict || data.v.includes(wanted.verdict))
      && (!wanted.open || 'q' in data)
      && wanted.words.every((word) => wordsOf(need).includes(word));
  }

  function filter() {
    const wanted = {
      level: field.level.value, field: field.field.value, verdict: field.verdict.value, open: field.open.checked,
      words: fold(field.text.value).split(/\s+/).filter(Boolean),
    };
    let shown = 0;
    for (const need of needs) {
      const fit = fits(need, wanted);
      need.hidden = !fit;
      const link = links.get(need.id);
      if (link) link.parentNode.hidden = !fit;
      shown += fit;
    }
    for (const group of all('.group')) group.hidden = !one('.need:not([hidden])', group);
    for (const head of all('.gh')) head.hidden = !one('li:not([hidden])', head.nextElementSibling);
    one('#f-empty').hidden = shown > 0 || needs.length === 0;
    one('#f-count').textContent = T['filter.count'].replace('{shown}', shown).replace('{all}', needs.length);
    one('#f-clear').hidden = shown === needs.length && !field.text.value;
  }

  let waiting = 0;
  form.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(filter, 80); });
  form.addEventListener('submit', (event) => { event.preventDefault(); filter(); });
  form.addEventListener('reset', () => setTimeout(filter));
  for (const figure of all('.figures [data-level]')) {
    figure.addEventListener('click', (event) => {
      event.preventDefault();
      form.reset();
      field.level.value = figure.dataset.level;
      setTimeout(() => { filter(); one('#needs').scrollIntoView(); one('#needs').focus({ preventScroll: true }); });
    });
  }

  // --- compare -----------------------------------------------------------------------------------------
  const chosen = new Map();
  const MOST = 4;
  const count = make('span');
  const warn = make('span', { role: 'alert' });
  const compareButton = make('button', { type: 'button', className: 'main', textContent: T.compare });
  const clearButton = make('button', { type: 'button', textContent: T['compare.clear'] });
  const tray = make('div', { className: 'tray', hidden: true, role: 'region' }, count, warn, compareButton, clearButton);
  tray.setAttribute('aria-label', T.compare);
  const dialog = make('dialog');
  dialog.setAttribute('aria-label', T['compare.title']);
  document.body.append(tray, dialog);

  function addTick(item) {
    const head = one('.h', item);
    if (one('.tick', head)) return;
    const box = make('input', { type: 'checkbox' });
    box.setAttribute('aria-label', `${T['compare.add']}: ${text(one('h4', head))}`);
    box.addEventListener('change', () => choose(item, box));
    head.append(make('label', { className: 'tick' }, box, T['compare.add']));
  }

  function choose(item, box) {
    warn.textContent = '';
    if (!box.checked) chosen.delete(item.id);
    else if (chosen.size >= MOST) {
      box.checked = false;
      warn.textContent = T['compare.full'];
    } else chosen.set(item.id, item);
    showTray();
  }

  function showTray() {
    tray.hidden = chosen.size === 0;
    count.textContent = T['compare.selected'].replace('{count}', chosen.size);
    compareButton.disabled = chosen.size < 1;
  }

  function drop(item) {
    chosen.delete(item.id);
    one('.tick input', item).checked = false;
    showTray();
  }

  clearButton.addEventListener('click', () => [...chosen.values()].forEach(drop));
  compareButton.addEventListener('click', openCompare);

  // One candidate as label → {text, width}; labels come from the page, so every language and feature works.
  function read(item) {
    const cells = new Map();
    let group = '';
    const put = (label, value, width = '') => cells.set(`${group}|${label}`, { value, width });
    put(T['compare.need'], text(one('h3', item.closest('.need'))));
    put(T['compare.level'], text(one('.lv', item)));
    put(T['fact.organisation'], text(one('.o', item)));
    put(T['compare.reason'], text(one('.y', item)));
    put(T['compare.open'], text(one('.q', item)));
    group = T.checks;
    for (const chip of all('.k li', item)) {
      const [label, ...mark] = text(chip).split(' ');
      put(label, mark.join(' '));
    }
    group = T.facts;
    for (const fact of all('.f div', item)) put(text(one('dt', fact)), text(one('dd', fact)));
    group = T.parts;
    for (const row of all('.g tr', item)) {
      const bar = one('i', row);
      const width = bar ? [...bar.classList].find((name) => name.startsWith('w')) : '';
      put(text(one('th', row)), text(row.lastElementChild), width);
    }
    return cells;
  }

  function row(label, columns) {
    const cells = columns.map((column) => column.get(label) || { value: '–', width: '' });
    const line = make('tr', {}, make('th', { scope: 'row', textContent: label.slice(label.indexOf('|') + 1) }));
    for (const { value, width } of cells) {
      line.append(make('td', {}, value || '–', ...(width ? [make('i', { className: width })] : [])));
    }
    if (columns.length > 1 && new Set(cells.map((cell) => cell.value)).size > 1) {
      line.className = 'diff';
      line.firstChild.dataset.differs = T['compare.differs'];
    }
    return line;
  }

  // The rows with a heading before each group of labels, in the order in which the groups first appear.
  function body(columns) {
    const labels = [...new Set(columns.flatMap((column) => [...column.keys()]))];
    const named = [...new Set(labels.map((label) => label.split('|')[0]))];
    return named.flatMap((name) => {
      const rows = labels.filter((label) => label.split('|')[0] === name).map((label) => row(label, columns));
      const head = make('th', { scope: 'colgroup', colSpan: columns.length + 1, textContent: name });
      return name ? [make('tr', { className: 'sub' }, head), ...rows] : rows;
    });
  }

  function openCompare() {
    const items = [...chosen.values()];
    const columns = items.map(read);
    const head = make('tr', {}, make('td'));
    for (const item of items) {
      const remove = make('button', { type: 'button', textContent: T['compare.remove'] });
      remove.setAttribute('aria-label', `${T['compare.remove']}: ${text(one('h4', item))}`);
      remove.addEventListener('click', () => { drop(item); if (chosen.size) openCompare(); else dialog.close(); });
      head.append(make('th', { scope: 'col' }, text(one('h4', item)), make('br'), remove));
    }
    const table = make('table', { className: 'cmp' }, make('thead', {}, head),
      make('tbody', {}, ...body(columns)));
    const close = make('button', { type: 'button', textContent: T['compare.close'] });
    close.addEventListener('click', () => dialog.close());
    const scroll = make('div', { className: 'scroll', tabIndex: 0, role: 'region' }, table);
    scroll.setAttribute('aria-label', T['compare.title']);
    dialog.replaceChildren(make('header', {}, make('h2', { textContent: T['compare.title'] }), close), scroll);
    if (!dialog.open) dialog.showModal();
  }

  dialog.addEventListener('close', () => { if (!tray.hidden) compareButton.focus(); });

  // --- only what comes into view gets its ticks; the index follows the reader ----------------------------
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      all('.c', entry.target).forEach(addTick);
      seen.unobserve(entry.target);
    }
  }, { rootMargin: '600px' });
  needs.forEach((need) => seen.observe(need));

  let current = null;
  const reading = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting || !links.has(entry.target.id)) continue;
      if (current) current.removeAttribute('aria-current');
      current = links.get(entry.target.id);
      current.setAttribute('aria-current', 'true');
    }
  }, { rootMargin: '-25% 0px -70% 0px' });
  needs.forEach((need) => reading.observe(need));

  // --- keyboard ----------------------------------------------------------------------------------------
  const typing = (node) => node.matches('input:not([type=checkbox]),select,textarea');

  function step(selector, by) {
    const stops = all(selector).filter((node) => !node.closest('[hidden]') && !node.closest('details:not([open])'));
    if (!stops.length) return;
    const here = document.activeElement.closest('.c,.need');
    let at = stops.indexOf(here);
    if (at < 0) at = here ? stops.findIndex((node) => here.contains(node)) - (by > 0 ? 1 : 0) : by > 0 ? -1 : stops.length;
    const next = stops[Math.min(stops.length - 1, Math.max(0, at + by))];
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
  }

  function toggle(item) {
    const details = one(':scope > details, :scope > .found > details', item);
    if (details) details.open = !details.open;
  }

  function back(item) {
    const open = item && one(':scope > details[open]', item);
    if (open) open.open = false;
    else if (item && item.matches('.c')) item.closest('.need').focus();
  }

  document.addEventListener('keydown', (event) => {
    const node = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return;
    if (event.key === 'Escape') {
      if (typing(node)) { if (node === field.text) form.reset(); node.blur(); return; }
      back(node.closest('.c,.need'));
      return;
    }
    if (typing(node)) return;
    const item = node.closest('.c');
    const act = {
      '/': () => field.text.focus(),
      j: () => step('.c', 1),
      k: () => step('.c', -1),
      J: () => step('.need', 1),
      K: () => step('.need', -1),
    }[event.key];
    if (act) { event.preventDefault(); act(); } else if (event.key === 'Enter' && node.matches('.c,.need')) toggle(node);
    else if (event.key === 'x' && item) { addTick(item); one('.tick input', item).click(); }
  });

  form.hidden = false;
  const wide = matchMedia('(min-width:80rem)').matches;
  one('#index').open = wide;
  one('#f-more').open = wide;
  filter();
})();
