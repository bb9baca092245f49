// What the person did here, on its way to the server. One after the other, each under an operation of its own: sent
// twice it counts once, so whatever got no answer is simply sent again, after a reload too.

import { kept } from '../live/words.js';

const PATIENCE = 20_000;
const LONGEST_WAIT = 30_000;
/** A server that fails this often over one entry will not take it. */
const FAILURES = 4;
/** What could not be sent for so long is not sent unasked any more. */
const OLD = 24 * 3600 * 1000;

/** A random UUID; crypto.randomUUID is too young and knows only https. */
export function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = (b[6] & 15) | 64;
  b[8] = (b[8] & 63) | 128;
  const hex = [...b].map((n) => n.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export class Outbox {
  /**
   * @param {string} board
   * @param {string} me who writes: on a shared device nobody sends what another person has left
   * @param {object} on `changed()`, `done(entry, answer)`, `refused(entry)`
   */
  constructor(board, me, on) {
    this.prefix = `board:${board}:${me}:`;
    this.on = on;
    this.own = new Set();
    this.stalled = false;
    this.waits = 0;
    this.entries = kept.keys().filter((key) => key.startsWith(this.prefix))
      .map((key) => kept.get(key)).filter(Boolean).sort((a, b) => a.at - b.at);
    for (const entry of this.entries) if (Date.now() - entry.at > OLD) this.forget(entry);
    this.entries = this.entries.filter((entry) => Date.now() - entry.at <= OLD);
  }

  /** @param {{url: string, fields: string[][], column: string, card?: string, after?: string, text?: string}} entry */
  put(entry) {
    const last = this.entries[this.entries.length - 1];
    const at = Math.max(Date.now(), last ? last.at + 1 : 0);
    const full = { op: uuid(), at, failures: 0, ...entry };
    this.entries.push(full);
    kept.set(this.prefix + full.op, full);
    this.on.changed();
    this.send();
  }

  /** How many wait because the line is broken. */
  waiting() {
    return this.stalled ? this.entries.filter((e) => !e.v).length : 0;
  }

  /** Forgets what the board shows by now. */
  settle(version) {
    this.entries = this.entries.filter((e) => !e.v || e.v > version);
  }

  /** Whoever may not write here any more leaves nothing on the device. */
  stop() {
    this.stopped = true;
    this.entries.forEach((entry) => this.forget(entry));
  }

  /** Sends what is there; called whenever the line may be back. */
  async send() {
    if (this.busy || this.stopped) return;
    clearTimeout(this.timer);
    if (!navigator.onLine) return this.later();
    this.busy = true;
    try {
      for (let e = this.next(); e; e = this.next()) if (!(await this.sendOne(e))) return this.later();
      this.stalled = false;
      this.waits = 0;
      this.on.changed();
    } finally {
      this.busy = false;
    }
  }

  next() {
    return this.stopped ? undefined : this.entries.find((e) => !e.v);
  }

  /** False if it has to wait. */
  async sendOne(entry) {
    const answer = await this.post(entry).catch(() => null);
    if (!answer) return false;
    if (answer.refused) {
      this.forget(entry);
      this.entries = this.entries.filter((e) => e !== entry);
      this.on.refused(entry);
      return true;
    }
    this.forget(entry);
    entry.v = answer.v;
    this.own.add(answer.v);
    this.on.done(entry, answer);
    return true;
  }

  forget(entry) {
    kept.drop(this.prefix + entry.op);
  }

  later() {
    if (!this.next()) return;
    this.stalled = true;
    this.waits += 1;
    this.on.changed();
    const wait = Math.min(LONGEST_WAIT, 1000 * 2 ** this.waits);
    this.timer = setTimeout(() => this.send(), wait);
  }

  /** The answer, `{refused}`, or nothing for now: no line, a busy server, nobody signed in any more. */
  async post(entry) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(entry.url, {
        method: 'POST',
        body: new URLSearchParams([...entry.fields, ['_op', entry.op]]),
        headers: { Accept: 'application/json' },
        credentials: 'same-origin',
        redirect: 'manual',
        signal: stop.signal,
      });
      const { status } = answer;
      if (answer.ok) return await answer.json();
      if (answer.type === 'opaqueredirect' || status === 401 || status === 408 || status === 429) return null;
      if (status >= 500) entry.failures += 1;
      return status < 500 || entry.failures >= FAILURES ? { refused: true } : null;
    } finally {
      clearTimeout(timer);
    }
  }
}
