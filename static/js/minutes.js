// Minutes that are alive: those who read see what is written, what is typed is saved by itself. Only improves pages that
// work without it. Written for old browsers too: no `?.`, no `??`.

import { Line } from './live/line.js';
import { clock, words, write } from './live/words.js';

/** So long nothing is typed before it is saved. */
const PAUSE = 1500;
/** After a failure it tries again this soon. */
const AGAIN = 5000;

/** Replaces only what differs: whoever reads or marks something elsewhere on the page keeps their place. */
function renew(element, html) {
  const next = document.createElement('div');
  next.innerHTML = html;
  const [old, fresh] = [[...element.children], [...next.children]];
  const same = old.length === fresh.length && old.every((part, i) => part.id === fresh[i].id);
  if (!same) {
    element.innerHTML = html;
    return;
  }
  old.forEach((part, i) => {
    if (part.outerHTML === fresh[i].outerHTML) return;
    const link = part.contains(document.activeElement) && document.activeElement.getAttribute('href');
    part.replaceWith(fresh[i]);
    const again = link && [...fresh[i].querySelectorAll('a[href]')].find((one) => one.getAttribute('href') === link);
    if (again) again.focus({ preventScroll: true });
  });
}

const stateOf = (element) => { const mark = element.querySelector('[data-state]'); return mark ? mark.dataset.state : ''; };

function watch(element) {
  const state = stateOf(element);
  const line = new Line({ path: element.dataset.minutes, version: Number(element.dataset.version) }, {
    frames: () => true,
    whole: (html) => {
      renew(element, html);
      // Closed or approved: head, buttons and the form for corrections are others.
      if (stateOf(element) !== state) location.reload();
    },
  });
  line.start();
}

/**
 * Saves the text of one item: never an outcome that is half typed, never over what somebody else wrote. One save at a
 * time; a form that is sent waits for it, and what may have got lost on the way is sent again as it was.
 */
class Saving {
  constructor(section) {
    this.form = section.querySelector('form.form');
    this.text = this.field('text');
    this.says = section.querySelector('[data-saved-line]');
    this.unsure = null;
    this.text.addEventListener('input', () => this.later(PAUSE));
    this.form.addEventListener('submit', (event) => {
      clearTimeout(this.timer);
      if (!this.busy) return;
      event.preventDefault();
      const button = event.submitter || this.form.querySelector('button[type=submit]');
      this.busy.then(() => button.click());
    });
  }

  field(name) {
    return this.form.elements.namedItem(name);
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  save() {
    if (this.busy) return;
    const typed = this.text.value;
    const next = this.unsure || { text: typed, version: this.field('version').value, was: this.field('was').value };
    if (next.text === this.text.defaultValue) return;
    this.busy = this.send(next).catch(() => {
      this.unsure = next;
      write(this.says, words('unsaved'));
      this.later(AGAIN);
    }).then(() => {
      this.busy = null;
      if (!this.unsure && !this.stuck && this.text.value !== this.text.defaultValue) this.later(PAUSE);
    });
  }

  async send(next) {
    const body = new URLSearchParams(Object.assign({ _op: this.field('_op').value }, next));
    const answer = await fetch(this.form.action, {
      method: 'POST', body, credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json' },
    });
    if (answer.status >= 500) throw new Error('not now');
    this.unsure = null;
    this.stuck = !answer.ok;
    if (answer.ok) this.took(await answer.json(), next.text);
    else if (answer.status === 409) write(this.says, words('meanwhile'));
    else write(this.says, words([401, 403, 404].includes(answer.status) ? 'signed-out' : 'refused'));
  }

  took({ version, was }, text) {
    this.field('version').value = version;
    this.field('was').value = was;
    this.text.defaultValue = text;
    write(this.says, words('saved', { time: clock(Date.now()) }));
    // What is kept on this device is compared anew.
    this.form.dispatchEvent(new Event('kept'));
  }
}

const element = document.querySelector('[data-minutes]');
if (element && document.querySelector('template[data-words]')) watch(element);
for (const section of document.querySelectorAll('[data-record]')) new Saving(section);
