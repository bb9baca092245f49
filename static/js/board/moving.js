// Moving a card: four arrows and two lists that open in it, for every finger and every keyboard; and dragging.

import { FIRST, LAST } from './order.js';
import { calm, say, words } from '../live/words.js';

export class Moving {
  constructor(view, outbox) {
    this.view = view;
    this.outbox = outbox;
    const { element } = view;
    element.addEventListener('click', (event) => this.clicked(event));
    element.addEventListener('keydown', (event) => this.pressed(event));
    element.addEventListener('change', (event) => {
      if (event.target.matches('[data-to]')) this.positions(event.target.closest('.mover'));
    });
  }

  /** The one way a card moves here. `after` is a card, "first" or "last". */
  move(card, column, after) {
    const { view } = this;
    const title = view.title(view.card(card));
    this.outbox.put({
      url: `/boards/${view.element.dataset.board}/cards/${card}/place`,
      fields: [['column', column], ['after', after]],
      card, column, after,
    });
    const cards = view.order().in(column);
    say(words('moved', { title, position: cards.indexOf(card) + 1, count: cards.length, column: view.columnTitle(column) }));
    const li = view.card(card);
    if (li) li.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  clicked(event) {
    const { target } = event;
    const link = target.closest('[data-move]');
    if (link) {
      if (!this.view.writes || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.toggle(link.closest('.note'));
      return;
    }
    const mover = target.closest('.mover');
    if (!mover) return;
    const step = target.closest('[data-step]');
    const card = mover.closest('.note').id.slice(2);
    if (step) this.step(card, step.dataset.step, mover);
    else if (target.closest('[data-go]')) this.go(card, mover);
    else if (target.closest('[data-close]')) this.close();
  }

  pressed(event) {
    if (event.key === 'Escape' && event.target.closest('.note') && this.opened()) {
      event.preventDefault();
      this.close();
    } else if (event.key === ' ' && event.target.matches('[data-move]')) {
      event.preventDefault();
      this.toggle(event.target.closest('.note'));
    }
  }

  opened() {
    return this.view.element.querySelector('.mover');
  }

  toggle(li) {
    if (!this.view.writes) return;
    const mover = this.opened();
    if (mover && li.contains(mover)) return this.close();
    if (mover) this.close(false);
    this.open(li);
  }

  open(li) {
    const mover = document.querySelector('template[data-mover]').content.firstElementChild.cloneNode(true);
    const link = li.querySelector('[data-move]');
    const columns = mover.querySelector('[data-to]');
    for (const column of this.view.order().columns.keys()) columns.append(new Option(this.view.columnTitle(column), column));
    columns.value = this.view.order().columnOf(li.id.slice(2));
    li.append(mover);
    link.setAttribute('aria-expanded', 'true');
    this.positions(mover);
    mover.querySelector('[data-step]').focus();
  }

  close(refocus = true) {
    const mover = this.opened();
    const link = mover.closest('.note').querySelector('[data-move]');
    mover.remove();
    if (!link) return;
    link.setAttribute('aria-expanded', 'false');
    if (refocus) link.focus();
  }

  /** The places of the chosen column; the card itself takes none. */
  positions(mover) {
    const card = mover.closest('.note').id.slice(2);
    const column = mover.querySelector('[data-to]').value;
    const cards = this.view.order().in(column);
    const count = cards.filter((c) => c !== card).length + 1;
    const list = mover.querySelector('[data-at]');
    list.textContent = '';
    for (let n = 1; n <= count; n++) list.append(new Option(n, n));
    list.value = cards.includes(card) ? cards.indexOf(card) + 1 : count;
  }

  go(card, mover) {
    const column = mover.querySelector('[data-to]').value;
    const at = Number(mover.querySelector('[data-at]').value);
    const others = this.view.order().in(column).filter((c) => c !== card);
    this.move(card, column, at > others.length ? LAST : at > 1 ? others[at - 2] : FIRST);
  }

  step(card, way, mover) {
    const to = this.target(card, way);
    if (!to) return say(words('edge'));
    this.move(card, ...to);
    mover.querySelector('[data-to]').value = to[0];
    this.positions(mover);
  }

  /** Where a step leads among the cards one sees: [column, after], or nothing at the edge of the board. */
  target(card, way) {
    const order = this.view.order();
    const column = order.columnOf(card);
    const all = order.in(column);
    const seen = this.seen(all);
    const at = seen.indexOf(card);
    if (way === 'up') return at > 0 ? [column, all[all.indexOf(seen[at - 1]) - 1] || FIRST] : null;
    if (way === 'down') return at + 1 < seen.length ? [column, seen[at + 1]] : null;
    const columns = [...order.columns.keys()];
    const next = columns[columns.indexOf(column) + (way === 'left' ? -1 : 1)];
    if (!next) return null;
    const there = this.seen(order.in(next));
    if (at >= there.length) return [next, LAST];
    return [next, at ? there[at - 1] : FIRST];
  }

  seen(cards) {
    return cards.filter((card) => this.view.card(card) && !this.view.card(card).hidden);
  }
}

/** Dragging by the handle. Only improves: everything it does the mover does as well. */
export class Dragging {
  constructor(view, moving, line) {
    this.view = view;
    this.moving = moving;
    this.line = line;
    this.attached = new WeakSet();
  }

  async start() {
    await import(new URL('../../vendor/sortable.min.js', import.meta.url).href);
    const { element } = this.view;
    element.classList.add('is-live');
    // Let go anywhere on the board it stays where it is shown; beside the board it goes back.
    element.addEventListener('dragover', (event) => { if (this.view.held) event.preventDefault(); });
    this.attach();
  }

  attach() {
    if (!self.Sortable) return;
    for (const list of this.view.element.querySelectorAll('[data-cards]')) {
      if (this.attached.has(list)) continue;
      this.attached.add(list);
      self.Sortable.create(list, {
        group: 'cards',
        handle: '[data-grip]',
        draggable: '.note:not(.note--waiting)',
        animation: calm() ? 0 : 120,
        emptyInsertThreshold: 48,
        scrollSensitivity: 60,
        ghostClass: 'note--ghost',
        onStart: () => this.hold(),
        onEnd: (event) => this.dropped(event),
      });
    }
  }

  dropped({ item, from, to, oldDraggableIndex, newDraggableIndex, originalEvent }) {
    const before = item.previousElementSibling;
    const moved = from !== to || oldDraggableIndex !== newDraggableIndex;
    // Escape or beside the board: "dragend" without "drop".
    const cancelled = originalEvent && originalEvent.type === 'dragend';
    this.view.held = false;
    if (moved && !cancelled) this.moving.move(item.id.slice(2), to.dataset.cards, before ? before.id.slice(2) || LAST : FIRST);
    this.view.show();
    this.line.release();
  }

  /** Under the pointer nothing moves by itself. */
  hold() {
    this.view.held = true;
    this.line.hold();
  }
}
