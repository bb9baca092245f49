// The board as it stands on the page. What the server told is the truth; what was sent and not yet told (`underWay`)
// is laid over it, so changes of others can come in between and both sides end up with the same order.

import { FIRST, Order } from './order.js';
import { write } from '../live/words.js';

/** What may differ in a part that says the same: the name of the next operation, and what is chosen in its box. */
const OP = /(name="_op" value=")[^"]*/;
const CHOSEN = / (selected|checked)=""/g;

export function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

/** Does the work; whoever was on a card with the keyboard is still there afterwards. */
function keepingFocus(work) {
  const had = document.activeElement;
  const note = had && had.closest('.note');
  const near = note && (note.nextElementSibling || note.previousElementSibling);
  work();
  if (!had || had === document.activeElement || had === document.body) return;
  const to = had.isConnected ? had : standIn(had, note, near);
  if (to) to.focus({ preventScroll: true });
}

/** The same link of the renewed card, or the neighbour of one that was taken down. */
function standIn(had, note, near) {
  const now = note && (note.isConnected ? note : near);
  if (!now) return null;
  const same = note.isConnected && had.matches('[data-move]') ? '[data-move]' : '.note__title a';
  return now.querySelector(same);
}

/** What somebody wrote or chose in a box: a note must not lose "without my name" because a table got another title. */
const typed = (element) => [...element.querySelectorAll('textarea')].some((box) => box.value !== '')
  || Boolean(element.querySelector('.add input:checked'))
  || [...element.querySelectorAll('.add select')].some((list) => list.selectedIndex > 0);
const inUse = (element) => element.contains(document.activeElement) || typed(element);

/** Brings a list into an order with as few moves as one change needs: a moved element loses focus and place. */
function arrange(list, wanted) {
  let cursor = list.firstElementChild;
  for (const li of wanted) {
    if (cursor && cursor !== li && cursor.nextElementSibling === li) {
      // What stood here goes further down: it is taken out, and put in when it is its turn.
      const out = cursor;
      cursor = li;
      if (wanted.includes(out)) out.remove();
    }
    if (cursor === li) cursor = cursor.nextElementSibling;
    else list.insertBefore(li, cursor);
  }
}

export class View {
  /**
   * @param {HTMLElement} element the board
   * @param {object} on `underWay()` the entries of the outbox, `card(li)` after a card was put on or renewed,
   *   `lists()` after columns changed
   */
  constructor(element, on) {
    this.element = element;
    this.on = on;
    this.writes = element.dataset.writes === 'true';
    this.truth = Order.read(element);
    this.waiting = new Map();
    this.held = false;
    for (const li of element.querySelectorAll('.note')) this.enhance(li);
  }

  card(id) {
    return document.getElementById(`c-${id}`);
  }

  list(column) {
    return this.element.querySelector(`[data-cards="${column}"]`);
  }

  title(li) {
    const title = li.querySelector('.note__title');
    return title ? title.textContent.trim() : '';
  }

  columnTitle(column) {
    const heading = document.getElementById(`kt-${column}`);
    return heading ? heading.textContent.trim() : '';
  }

  /** The truth with one's own moves laid over it. */
  order() {
    const order = this.truth.copy();
    for (const e of this.on.underWay()) if (e.card && order.has(e.card)) order.place(e.card, e.column, e.after);
    return order;
  }

  /** Takes one change over into the truth; false if only the whole board can show it. `show` follows. */
  apply(frame) {
    switch (frame.kind) {
      case 'card-added':
      case 'card-restored':
        return this.truth.place(frame.part, frame.col, frame.after || FIRST) && this.put(frame);
      case 'card-changed':
      case 'commented':
      case 'comment-hidden':
      case 'checked':
        // About a card that was taken down there is nothing to show.
        return !this.truth.has(frame.part) || this.put(frame);
      case 'card-moved':
        return !this.truth.has(frame.part) || this.truth.place(frame.part, frame.col, frame.after || FIRST);
      case 'card-archived':
      case 'card-hidden':
        this.truth.remove(frame.part);
        return true;
      case 'drafted':
        return true;
      default:
        return false;
    }
  }

  put(frame) {
    const fresh = frame.html && parse(frame.html).firstElementChild;
    const list = this.list(this.truth.columnOf(frame.part));
    if (!fresh || !list) return false;
    keepingFocus(() => this.renew(fresh, list, true));
    return true;
  }

  /** Puts a card on the page, or its new content into the one that is there; an open mover stays open. */
  renew(fresh, list, marked) {
    const old = document.getElementById(fresh.id);
    this.enhance(fresh);
    if (!old) {
      this.greet(fresh, list);
      list.append(fresh);
      if (marked) fresh.classList.add('note--fresh');
      this.on.card(fresh);
      return;
    }
    const mover = old.querySelector('.mover');
    old.className = fresh.className;
    for (const name of ['labels', 'people', 'marker']) old.dataset[name] = fresh.dataset[name] || '';
    old.hidden = fresh.hidden;
    old.textContent = '';
    old.append(...fresh.childNodes);
    if (mover && old.querySelector('[data-move]')) {
      old.append(mover);
      old.querySelector('[data-move]').setAttribute('aria-expanded', 'true');
    }
    if (marked && !old.hidden) old.classList.add('note--fresh');
    this.on.card(old);
  }

  /** One's own new card may be told before its answer is here: then it would be there twice for a moment. */
  greet(fresh, list) {
    const double = [...this.waiting.values()].find((li) => li.parentNode === list && !li.hidden && this.title(li) === this.title(fresh));
    if (double) double.hidden = true;
  }

  /** The link to the page for moving opens the mover instead, so it is a button. */
  enhance(li) {
    const link = this.writes && li.querySelector('[data-move]');
    if (!link) return;
    link.setAttribute('role', 'button');
    link.setAttribute('aria-expanded', 'false');
  }

  /** Brings the page into the order of the truth and of what is under way; not while a card is dragged. */
  show() {
    if (this.held) return;
    const order = this.order();
    keepingFocus(() => {
      for (const [column, cards] of order.columns) {
        const list = this.list(column);
        if (!list) continue;
        arrange(list, cards.map((card) => this.card(card)).filter(Boolean));
        const count = list.parentNode.querySelector('[data-count]');
        write(count, String(cards.length));
      }
      const known = new Set([].concat(...order.columns.values()));
      for (const li of this.element.querySelectorAll('.column__cards > [id^="c-"]')) if (!known.has(li.id.slice(2))) li.remove();
      this.showWaiting();
    });
    const busy = new Set(this.on.underWay().filter((e) => e.card && !e.v).map((e) => e.card));
    for (const li of this.element.querySelectorAll('[id^="c-"][aria-busy]')) if (!busy.has(li.id.slice(2))) li.removeAttribute('aria-busy');
    for (const card of busy) if (this.card(card)) this.card(card).setAttribute('aria-busy', 'true');
  }

  /** New cards that the server has not told yet stand at the end of their column. */
  showWaiting() {
    const entries = this.on.underWay().filter((e) => e.text !== undefined);
    const ops = new Set(entries.map((e) => e.op));
    for (const [op, li] of this.waiting) {
      if (ops.has(op)) continue;
      li.remove();
      this.waiting.delete(op);
    }
    for (const entry of entries) {
      if (!this.waiting.has(entry.op)) this.waiting.set(entry.op, waitingNote(entry.text));
      const li = this.waiting.get(entry.op);
      const list = this.list(entry.column) || this.element.querySelector('[data-cards]');
      if (list && (li.parentNode !== list || (li.nextElementSibling && li.nextElementSibling.id))) list.append(li);
    }
  }

  /** Takes over all columns. What is in use is changed around, never replaced. */
  whole(html) {
    const fresh = parse(html);
    const truth = Order.read(fresh);
    const cards = [...fresh.querySelectorAll('.column__cards > li')].map((li) => [li, li.parentNode.dataset.cards]);
    for (const [li] of cards) li.remove();
    keepingFocus(() => {
      let before = null;
      for (const section of [...fresh.children]) before = this.column(section, before);
      this.truth = truth;
      for (const [li, column] of cards) this.takeOver(li, this.list(column));
      this.show();
      for (const section of [...this.element.children]) {
        // A column that is gone stays as long as somebody writes in it: the server says what happened to it.
        if (section.dataset.column && !truth.columns.has(section.dataset.column) && !inUse(section)) section.remove();
      }
    });
    this.on.lists();
  }

  takeOver(fresh, list) {
    const old = document.getElementById(fresh.id);
    this.enhance(fresh);
    const same = old && old.innerHTML === fresh.innerHTML && old.dataset.labels === fresh.dataset.labels
      && old.dataset.people === fresh.dataset.people;
    if (!same) this.renew(fresh, list, false);
  }

  column(fresh, before) {
    const old = document.getElementById(fresh.id);
    const section = old || fresh;
    if (old) this.parts(old, fresh);
    const place = before ? before.nextElementSibling : this.element.firstElementChild;
    if (place !== section) this.element.insertBefore(section, place);
    return section;
  }

  /** Head, host, questions, box and harvest of a column; the list of cards stays. */
  parts(old, fresh) {
    const parts = [...fresh.children];
    const kinds = new Set(parts.map((part) => part.classList[0]));
    let before = null;
    for (const part of parts) {
      const kind = part.classList[0];
      const now = [...old.children].find((child) => child.classList[0] === kind);
      before = now && (kind === 'column__cards' || keep(now, part)) ? now : swap(old, now, part, before);
    }
    for (const part of [...old.children]) if (!kinds.has(part.classList[0]) && !inUse(part)) part.remove();
  }
}

/** Whether a part can stay: it says the same, or somebody is in it; then only its name is renewed. */
function keep(now, part) {
  const text = (element) => element.outerHTML.replace(OP, '$1').replace(CHOSEN, '');
  if (text(now) === text(part)) return true;
  if (!inUse(now)) return false;
  if (part.hasAttribute('aria-label')) now.setAttribute('aria-label', part.getAttribute('aria-label'));
  for (const name of ['h2', 'label']) {
    if (now.querySelector(name) && part.querySelector(name)) write(now.querySelector(name), part.querySelector(name).textContent);
  }
  return true;
}

function swap(section, now, part, before) {
  if (now) now.replaceWith(part);
  else section.insertBefore(part, before ? before.nextElementSibling : section.firstElementChild);
  return part;
}

function waitingNote(text) {
  const li = document.createElement('li');
  li.className = 'note note--waiting';
  li.setAttribute('aria-busy', 'true');
  const title = document.createElement('p');
  title.className = 'note__title';
  title.textContent = text;
  li.append(title);
  return li;
}
