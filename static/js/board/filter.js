// Searching among the cards at once. The choice stands in the address, so it survives a reload.

import { fill, write } from '../live/words.js';

const FIELDS = ['word', 'label', 'person', 'marker'];
const PAUSE = 60;

export class Filter {
  constructor(element) {
    this.element = element;
    this.form = document.querySelector('form[data-filter]');
    this.words = new WeakMap();
    if (!this.form) return;
    const button = this.form.querySelector('[data-filter-submit]');
    if (button) button.hidden = true;
    this.unfold();
    this.listen();
  }

  // Where there is room, the choices stand beside the search; on a phone they wait behind their word.
  unfold() {
    const more = this.form.querySelector('[data-filter-more]');
    if (!more) return;
    const room = matchMedia('(min-width: 768px)');
    const fit = () => {
      more.open = room.matches || this.isSet(this.read());
      more.querySelector('summary').hidden = room.matches;
    };
    room.addEventListener('change', fit);
    fit();
  }

  listen() {
    const soon = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.apply(), PAUSE);
    };
    this.form.addEventListener('input', soon);
    this.form.addEventListener('change', soon);
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.apply();
    });
    // A browser that goes back fills the fields in again.
    if (this.isSet(this.read())) this.apply();
  }

  read() {
    const value = (name) => (this.form.elements[name] ? this.form.elements[name].value.trim() : '');
    return FIELDS.reduce((all, name) => ({ ...all, [name]: value(name) }), {});
  }

  isSet(wanted) {
    return FIELDS.some((name) => wanted[name]);
  }

  apply() {
    this.wanted = this.read();
    let found = 0;
    for (const li of this.element.querySelectorAll('.note')) if (this.narrow(li)) found += 1;
    this.count(found);
    this.remember();
  }

  count(found) {
    const line = this.form.querySelector('[data-found]');
    if (line) write(line, this.isSet(this.wanted) ? fill(line.dataset.words, { n: found }) : '');
  }

  remember() {
    const address = new URL(location.href);
    for (const name of FIELDS) {
      if (this.wanted[name]) address.searchParams.set(name, this.wanted[name]);
      else address.searchParams.delete(name);
    }
    if (address.href !== location.href) history.replaceState(history.state, '', address.href);
  }

  /** A card was put on or renewed: it obeys like the others. */
  renewed(li) {
    this.words.delete(li);
    if (!this.wanted || !li.classList.contains('note')) return;
    this.narrow(li);
    this.count(this.element.querySelectorAll('.note:not([hidden])').length);
  }

  narrow(li) {
    const passes = li.classList.contains('note--waiting') || this.passes(li);
    if (li.hidden === passes) li.hidden = !passes;
    return passes;
  }

  passes(li) {
    const { word, label, person, marker } = this.wanted;
    const among = (list, value) => !value || (list || '').split('\n').includes(value);
    return (!word || this.text(li).includes(word.toLowerCase())) && among(li.dataset.labels, label)
      && among(li.dataset.people, person) && (!marker || li.dataset.marker === marker);
  }

  /** What can be searched in a card, folded once. */
  text(li) {
    if (!this.words.has(li)) {
      const parts = [...li.querySelectorAll('.note__title, .note__text, .note__meta')].map((part) => part.textContent);
      this.words.set(li, [...parts, li.dataset.labels, li.dataset.rest].join('\n').toLowerCase());
    }
    return this.words.get(li);
  }
}
