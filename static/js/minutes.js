// Minutes that are alive: those who read see what is written, what is typed is saved by itself. Only improves pages that
// work without it. Written for old browsers too: no `?.`, no `??`.

import { Line } from './live/line.js';
import { clock, words, write } from './live/words.js';

/** So long nothing is typed before it is saved. */
const PAUSE = 1500;
/** After a failure it tries again this soon. */
const AGAIN = 5000;

function watch(element) {
  const line = new Line({ path: element.dataset.minutes, version: Number(element.dataset.version) }, {
    frames: () => true,
    whole: (html) => {
      // Whoever stands in it with the keyboard stays where they were.
      const { activeElement } = document;
      const at = element.contains(activeElement) && activeElement.getAttribute('href');
      element.innerHTML = html;
      const again = at && [...element.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === at);
      if (again) again.focus({ preventScroll: true });
    },
  });
  line.start();
}

/** Saves the text of one item: never an outcome that is half typed, never over what somebody else wrote. */
class Saving {
  constructor(section) {
    this.form = section.querySelector('form.form');
    this.text = this.form.elements.namedItem('text');
    this.version = this.form.elements.namedItem('version');
    this.says = section.querySelector('[data-saved-line]');
    this.text.addEventListener('input', () => this.later(PAUSE));
    this.form.addEventListener('submit', () => clearTimeout(this.timer));
  }

  later(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), wait);
  }

  async save() {
    const text = this.text.value;
    if (this.busy || text === this.text.defaultValue) return;
    this.busy = true;
    const body = new URLSearchParams({ _op: this.form.elements.namedItem('_op').value, text, version: this.version.value });
    try {
      const answer = await fetch(this.form.action, {
        method: 'POST', body, credentials: 'same-origin', redirect: 'manual', headers: { Accept: 'application/json' },
      });
      await this.heard(answer, text);
    } catch {
      write(this.says, words('unsaved'));
      this.later(AGAIN);
    }
    this.busy = false;
    if (this.text.value !== text) this.later(PAUSE);
  }

  async heard(answer, text) {
    if (answer.ok && answer.type !== 'opaqueredirect') {
      const { version } = await answer.json();
      this.version.value = version;
      this.text.defaultValue = text;
      write(this.says, words('saved', { time: clock(Date.now()) }));
      this.text.dispatchEvent(new Event('input', { bubbles: true }));
      clearTimeout(this.timer);
    } else if (answer.status === 409) write(this.says, words('meanwhile'));
    else if (answer.status >= 500) {
      write(this.says, words('unsaved'));
      this.later(AGAIN);
    } else write(this.says, words('refused'));
  }
}

const element = document.querySelector('[data-minutes]');
if (element && document.querySelector('template[data-words]')) watch(element);
for (const section of document.querySelectorAll('[data-record]')) new Saving(section);
