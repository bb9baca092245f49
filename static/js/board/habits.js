// What makes daily work quicker: two keys, the jump to a column, what others did, what one has seen.

import { calm, kept, say, words } from '../live/words.js';

/** A ticked box that this browser remembers. */
class Switch {
  constructor(name) {
    this.box = document.querySelector(`[data-${name}]`);
    if (!this.box) return;
    this.box.checked = kept.get(`board:${name}`) !== 'off';
    this.box.addEventListener('change', () => kept.set(`board:${name}`, this.box.checked ? 'on' : 'off'));
  }

  isOn() {
    return Boolean(this.box) && this.box.checked;
  }
}

export function showSwitches() {
  for (const element of document.querySelectorAll('[data-needs-script]')) element.hidden = false;
}

/** n begins a card, m moves one. Off where letters are letters. */
export function listenToKeys(view, moving) {
  const keys = new Switch('shortcuts');
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keys.isOn()) return;
    if (target.closest('input, textarea, select, [contenteditable]')) return;
    const column = target.closest('.column') || view.element;
    const note = target.closest('.note');
    const box = key === 'n' && column.querySelector('.add__text');
    if (box) box.focus();
    else if (key === 'm' && note && note.querySelector('[data-move]')) moving.toggle(note);
    else return;
    event.preventDefault();
  });
}

/** To a column: into view, and the keyboard with it. */
export function jumpToColumns() {
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.board-jump a');
    const column = link && document.getElementById(link.hash.slice(1));
    if (!column || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const heading = column.querySelector('h2');
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    column.scrollIntoView({ behavior: calm() ? 'auto' : 'smooth', block: 'nearest', inline: 'start' });
  });
}

/** The columns have changed: so have the links to them. */
export function renewJumps(view) {
  const list = document.querySelector('.board-jump ul');
  const columns = [...view.order().columns.keys()];
  const links = columns.map((id) => {
    const link = document.createElement('a');
    link.href = `#k-${id}`;
    link.textContent = view.columnTitle(id);
    const li = document.createElement('li');
    li.append(link);
    return li;
  });
  if (!list || list.innerHTML.trim() === links.map((li) => li.outerHTML).join('') || list.contains(document.activeElement)) return;
  list.textContent = '';
  list.append(...links);
}

/** Says now and then, in one sentence, how much others have changed. */
export class Others {
  constructor(own) {
    this.own = own;
    this.heard = new Set();
    this.aloud = new Switch('announce');
  }

  changed(version) {
    this.heard.add(version);
    // Later: whether it was one's own is known when its answer is here.
    if (!this.timer) this.timer = setTimeout(() => this.sum(), 6000);
  }

  sum() {
    this.timer = 0;
    const n = [...this.heard].filter((version) => !this.own.has(version)).length;
    this.heard.clear();
    if (n && this.aloud.isOn()) say(words('others', { n }));
  }
}

/** Tells the server up to where somebody has seen the board: after a moment of looking, and on leaving. */
export class Seen {
  constructor(board, version) {
    this.board = board;
    this.version = version;
    this.told = -1;
    this.toldAt = 0;
    this.looked = version();
    this.since = Date.now();
    setInterval(() => this.look(), 1000);
    document.addEventListener('visibilitychange', () => this.leave());
  }

  look() {
    const now = this.version();
    if (document.hidden || now !== this.looked) {
      this.looked = document.hidden ? null : now;
      this.since = Date.now();
    }
    const long = Date.now() - this.since >= 4000;
    if (!document.hidden && long && Date.now() - this.toldAt >= 15000) this.tell();
  }

  leave() {
    if (document.hidden && this.looked === this.version()) this.tell();
  }

  tell() {
    const version = this.version();
    if (version === this.told || !navigator.onLine) return;
    this.told = version;
    this.toldAt = Date.now();
    fetch(`/boards/${this.board}/visit`, {
      method: 'POST',
      body: new URLSearchParams({ version }),
      headers: { Accept: 'application/json' },
      credentials: 'same-origin',
      redirect: 'manual',
      keepalive: true,
    }).catch(() => { this.told = -1; });
  }
}
