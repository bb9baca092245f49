// Only improves pages that work without it. All words come from the page. Written for old browsers too (Chrome 78
// on a seven-year-old phone): no `?.`, no `??`.

const store = {
  get: (key) => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
  set: (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full */ } },
  drop: (key) => { try { sessionStorage.removeItem(key); } catch { /* so be it */ } },
  keys: () => { try { return Object.keys(sessionStorage); } catch { return []; } },
};

const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang.slice(0, 2) || 'de', { hour: '2-digit', minute: '2-digit' });

// ── A form keeps what was typed: <form data-keep="draft-17" data-restored="… {time} …"> ──
// Dropped once the server says it was saved: a page with [data-saved], or one that no longer shows the form.

const keyOf = (form) => `keep:${form.dataset.keep}`;
/** What the text was typed over: it belongs to the text, or the server could not tell that somebody else wrote since. */
const bases = (form) => ['version', 'was'].map((name) => form.elements.namedItem(name)).filter((el) => el && el.type === 'hidden');
const kept = (form) => [...form.elements].filter((el) => el.name && !el.disabled && !el.readOnly
  && !['hidden', 'password', 'file', 'submit', 'button', 'reset'].includes(el.type) && !('noKeep' in el.dataset));
const ticks = (el) => el.type === 'checkbox' || el.type === 'radio';
const slot = (el) => (ticks(el) ? `${el.name}=${el.value}` : el.name);
const initial = (el) => {
  if (ticks(el)) return el.defaultChecked;
  if (el.tagName !== 'SELECT') return el.defaultValue;
  const chosen = [...el.options].find((o) => o.defaultSelected) || el.options[0];
  return chosen ? chosen.value : '';
};
const current = (el) => (ticks(el) ? el.checked : el.value);
const changed = (form) => kept(form).some((el) => current(el) !== initial(el));

function remember(form) {
  if (!changed(form)) return store.drop(keyOf(form));
  const fields = {};
  for (const el of kept(form).concat(bases(form))) fields[slot(el)] = current(el);
  store.set(keyOf(form), { at: Date.now(), fields });
}

function restore(form) {
  const saved = store.get(keyOf(form));
  // The server has sent back what was typed, and what it is typed over now: that is newer.
  if (!saved || document.querySelector('[data-failed]')) return;
  let any = false;
  for (const el of kept(form)) {
    const value = saved.fields[slot(el)];
    if (value === undefined || value === current(el)) continue;
    if (ticks(el)) el.checked = value; else el.value = value;
    const fold = el.closest('details');
    if (fold) fold.open = true;
    any = true;
  }
  if (!any) return;
  for (const el of bases(form)) if (saved.fields[el.name] !== undefined) el.value = saved.fields[el.name];
  if (!form.dataset.restored) return;
  const note = document.createElement('p');
  note.className = 'callout';
  note.setAttribute('role', 'status');
  note.textContent = form.dataset.restored.replace('{time}', clock(saved.at));
  form.prepend(note);
}

const sent = new WeakSet();
let leaving = false;
const forms = [...document.querySelectorAll('form[data-keep]')];
const [{ type: came } = {}] = performance.getEntriesByType('navigation');
const saved = document.querySelector('[data-saved]') && came !== 'back_forward';
for (const key of store.keys().filter((k) => k.startsWith('sent:'))) {
  const name = key.slice(5);
  // A page that says what went wrong has no form, and has saved nothing.
  if (saved || !(document.querySelector('[data-failed]') || forms.some((f) => f.dataset.keep === name))) store.drop(`keep:${name}`);
  store.drop(key);
}
for (const form of forms) {
  restore(form);
  form.addEventListener('kept', () => remember(form));
}
document.addEventListener('input', (event) => {
  const form = event.target.form;
  if (form && form.dataset.keep) remember(form);
  count(event.target);
});
addEventListener('beforeunload', (event) => {
  // Another form of the page is sent: what is typed here is kept and comes back with the page.
  if (!leaving && forms.some((form) => form.isConnected && !sent.has(form) && changed(form))) event.preventDefault();
});

// ── Sent once, and one sees it ──

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  leaving = true;
  if (form.dataset.keep) {
    remember(form);
    store.set(`sent:${form.dataset.keep}`, 1);
  }
  const button = event.submitter;
  if (!button) return;
  button.setAttribute('aria-disabled', 'true');
  button.dataset.busy = '';
  const label = button.querySelector('.kern-label');
  if (label && button.dataset.busyLabel) {
    button.dataset.label = label.textContent;
    label.textContent = button.dataset.busyLabel;
  }
});
addEventListener('pageshow', (event) => {
  if (!event.persisted) return;
  leaving = false;
  for (const button of document.querySelectorAll('[data-busy]')) {
    button.removeAttribute('aria-disabled');
    delete button.dataset.busy;
    sent.delete(button.form);
    if (button.dataset.label) button.querySelector('.kern-label').textContent = button.dataset.label;
  }
});

// ── What waits on this device to be sent goes with whoever signs out ──

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form[action="/sign-out"]')) return;
  try {
    Object.keys(localStorage).filter((key) => /^board:[0-9a-f-]{36}:/.test(key)).forEach((key) => localStorage.removeItem(key));
  } catch { /* nothing was kept */ }
});

// ── Errors first ──

const summary = document.querySelector('.error-summary');
if (summary) summary.focus();

// ── <p data-counter="field-id" data-max="600" data-left="… {n} …" data-over="… {n} …"> ──

function count(field) {
  const line = field.id && document.querySelector(`[data-counter="${CSS.escape(field.id)}"]`);
  const limit = line ? Number(line.dataset.max) : 0;
  if (!limit) return;
  const left = limit - field.value.length;
  line.textContent = (left < 0 ? line.dataset.over : line.dataset.left).replace('{n}', Math.abs(left));
}
for (const line of document.querySelectorAll('[data-counter]')) {
  const field = document.getElementById(line.dataset.counter);
  if (field) count(field);
}

// ── Menus close on a click elsewhere and on Escape ──

const menus = () => document.querySelectorAll('details.menu[open]');
document.addEventListener('click', (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const menu of menus()) {
    if (menu.contains(document.activeElement)) menu.querySelector('summary').focus();
    menu.open = false;
  }
});

// ── The line broke, since when: <div data-offline hidden>… <time></time> …</div> ──

const offline = document.querySelector('[data-offline]');
function line() {
  if (!offline) return;
  if (!navigator.onLine && offline.hidden) {
    const time = offline.querySelector('time');
    if (time) time.textContent = clock(Date.now());
  }
  offline.hidden = navigator.onLine;
}
addEventListener('online', line);
addEventListener('offline', line);
line();
