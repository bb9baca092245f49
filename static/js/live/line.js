// The line to the server: a socket that tells changes, one way of catching up for everything that was missed, and
// a sentence that says how things stand.

import { clock, fill, words, write } from './words.js';

const LONGEST_WAIT = 30_000;
const POLL = 10_000;
/** A tab that slept this long may hold a socket that is dead without knowing it. */
const SLEPT = 30_000;
const NO_RIGHT = 4403;

export class Line {
  /**
   * @param {{path: string, version: number}} thing what is followed: its path, and the version that the page shows
   * @param {object} on `frames(list)` false if only the whole helps, `whole(html)`, `open()`, `ended()`
   */
  constructor(thing, on) {
    Object.assign(this, thing);
    this.on = on;
    this.socket = null;
    this.tries = 0;
    this.lostAt = 0;
    this.state = '';
    this.unsent = 0;
    this.held = null;
    this.asked = { next: null, whole: false };
    this.turn = Promise.resolve();
    this.here = document.querySelector('[data-people-here]');
  }

  start() {
    this.sentence = document.createElement('span');
    addEventListener('online', () => this.connect());
    addEventListener('offline', () => this.drop());
    document.addEventListener('visibilitychange', () => this.wake());
    setInterval(() => this.poll(), POLL);
    this.connect();
  }

  isOpen() {
    return Boolean(this.socket) && this.socket.readyState === WebSocket.OPEN;
  }

  connect() {
    clearTimeout(this.timer);
    // Offline every try would fail; "online" comes back here.
    if (this.state === 'ended' || this.socket || !navigator.onLine) return;
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${this.path}/live?since=${this.version}`);
    this.socket = socket;
    socket.onopen = () => {
      this.tries = 0;
      this.lostAt = 0;
      this.tell('live');
      if (this.on.open) this.on.open();
    };
    socket.onmessage = (event) => this.hear(JSON.parse(event.data));
    socket.onclose = (event) => this.lost(socket, event.code);
  }

  lost(socket, code) {
    if (this.socket !== socket) return;
    this.socket = null;
    write(this.here, '');
    if (code === NO_RIGHT) return this.end();
    this.lostAt = this.lostAt || Date.now();
    this.tries += 1;
    // A line that broke a moment ago is most likely back before anybody has to know.
    if (this.state !== 'polling' && (this.tries > 1 || !navigator.onLine)) this.tell('broken');
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** (this.tries - 1));
    this.timer = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
  }

  /** The device says it is offline: a socket would notice only after minutes. */
  drop() {
    const socket = this.socket;
    if (socket) socket.close();
    if (this.state === 'ended') return;
    this.lostAt = this.lostAt || Date.now();
    this.tell('broken');
    if (socket) this.lost(socket, 0);
  }

  end() {
    this.tell('ended');
    if (this.on.ended) this.on.ended();
  }

  async wake() {
    if (document.hidden) {
      this.hiddenAt = Date.now();
      return;
    }
    if (!this.isOpen()) {
      this.connect();
      if (navigator.onLine) this.catchUp();
    } else if (Date.now() - this.hiddenAt > SLEPT) {
      const { socket, version } = this;
      await this.catchUp();
      if (this.version > version && this.socket === socket) socket.close();
    }
  }

  async poll() {
    if (document.hidden || !navigator.onLine || this.isOpen() || this.state === 'ended' || this.tries < 2) return;
    const reached = await this.catchUp();
    if (this.isOpen() || this.state === 'ended') return;
    this.tell(reached ? 'polling' : 'broken');
    if (reached) if (this.on.open) this.on.open();
  }

  hear(told) {
    if (told.kind === 'people') this.people(told);
    else if (told.kind === 'far') this.refresh();
    else if (this.held) this.held.push(told);
    else this.take([told]);
  }

  /** While somebody drags a card nothing moves under the pointer. */
  hold() {
    this.held = this.held || [];
  }

  release() {
    const held = this.held || [];
    this.held = null;
    this.take(held);
  }

  /** Takes over what follows the version we have; what came before is known, a gap is filled by asking. */
  take(frames) {
    const news = [];
    let gap = false;
    for (const frame of frames) {
      if (frame.v === this.version + 1) {
        this.version = frame.v;
        news.push(frame);
      } else if (frame.v > this.version) gap = true;
    }
    // Not everybody in the same moment.
    if (news.length && !this.on.frames(news)) setTimeout(() => this.refresh(), Math.random() * 800);
    else if (gap) this.catchUp();
  }

  refresh() {
    return this.catchUp(true);
  }

  /** Asks for everything after our version, or for the whole. One question at a time, equal ones together. */
  catchUp(whole = false) {
    this.asked.whole = this.asked.whole || whole;
    if (!this.asked.next) {
      this.asked.next = this.turn.then(() => {
        const { whole: all } = this.asked;
        this.asked = { next: null, whole: false };
        return this.read(all);
      }).catch(() => false);
      this.turn = this.asked.next;
    }
    return this.asked.next;
  }

  async read(whole) {
    if (this.state === 'ended') return false;
    const since = whole ? -1 : this.version;
    const answer = await fetch(`${this.path}/operations?since=${since}`,
      { headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'manual' });
    if (answer.type === 'opaqueredirect' || [401, 403, 404].includes(answer.status)) {
      this.end();
      return false;
    }
    if (!answer.ok) return false;
    const news = await answer.json();
    if (!news.far) this.held ? this.held.push(...news.frames) : this.take(news.frames);
    else if (this.held) setTimeout(() => this.refresh(), 500);
    else {
      this.version = news.v;
      this.on.whole(news.html);
    }
    return true;
  }

  people({ people, more }) {
    if (!this.here) return;
    const names = fill(this.here.dataset.words, { names: people.join(', ') });
    write(this.here, people.length ? names + (more ? ` ${fill(this.here.dataset.more, { n: more })}` : '') : '');
  }

  /** How many of one's own changes wait for the line. */
  waiting(count) {
    this.unsent = count;
    if (this.sentence) this.tell(this.state);
  }

  tell(state) {
    if (this.state === 'ended') return;
    this.state = state;
    const line = document.querySelector('[data-line]');
    if (!line || !(state || this.unsent)) return;
    if (!this.sentence.parentNode) line.append(this.sentence);
    const still = line.querySelector('[data-still]');
    if (still) still.hidden = Boolean(state);
    const now = state ? words(state, { time: clock(this.lostAt) }) : '';
    const rest = this.unsent ? words('waiting', { n: this.unsent }) : '';
    write(this.sentence, [now, rest].filter(Boolean).join(' '));
    line.dataset.state = state;
  }
}
