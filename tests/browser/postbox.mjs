// A mail server on loopback that takes whatever comes: mails are really sent, and a test reads them as their receivers do.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

import { comes } from './person.mjs';

/**
 * @typedef {object} Letter
 * @property {string} to whom it was handed over for
 * @property {string} subject
 * @property {string} text the plain text, lines parted by \n
 * @property {string} [calendar] what it brings for a calendar
 */

/**
 * A post box that is open until `close`.
 * @returns {Promise<{url: string, next: (count: number, about?: string) => Promise<Letter[]>,
 *   rest: (about?: string) => Letter[], close: () => Promise<void>}>}
 *   `next` waits for so many mails that nobody asked for yet; `rest` is what came unasked; of both only those whose subject
 *   has the words `about`: a clock that is moved brings mails of the demo, too
 */
export async function openPostbox() {
  let letters = []; // which nobody asked for yet
  const lines = new Set();
  const server = createServer((socket) => {
    lines.add(socket);
    socket.on('error', () => {}).on('close', () => lines.delete(socket)); // who is ended in between hangs up
    talk(socket, (letter) => letters.push(letter));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  server.unref(); // a test that fails before it closes the box still ends
  const rest = (about = '') => letters.filter(({ subject }) => subject.includes(about));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    rest,
    next: async (count, about) => {
      await comes(async () => assert.ok(rest(about).length >= count, `${rest(about).length} of ${count} mails came`));
      const found = rest(about);
      letters = letters.filter((letter) => !found.includes(letter));
      return found;
    },
    close: () => new Promise((done) => {
      server.close(done);
      for (const socket of lines) socket.destroy();
    }),
  };
}

/** SMTP (RFC 5321), as much of it as somebody needs who refuses nothing. */
function talk(socket, keep) {
  const say = (words) => socket.write(`${words}\r\n`);
  let to = '';
  let data; // the lines of a mail, from DATA to the full stop
  say('220 postbox');
  createInterface({ input: socket.setEncoding('latin1') }).on('line', (line) => {
    if (data && line !== '.') data.push(line.replace(/^\.\./, '.'));
    else if (data) {
      keep({ to, ...open(data) });
      data = undefined;
      say('250 taken');
    } else if (/^DATA/i.test(line)) {
      data = [];
      say('354 go on');
    } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else {
      [, to] = /^RCPT TO:<([^>]*)>/i.exec(line) ?? [, to];
      say('250 fine');
    }
  });
}

/** Subject and contents of a mail. */
function open(lines) {
  const mail = part(lines);
  const leaves = leavesOf(mail);
  const find = (kind) => leaves.find(({ headers }) => headers['content-type']?.startsWith(kind));
  const calendar = find('text/calendar');
  return {
    subject: words(mail.headers.subject),
    text: decoded(find('text/plain')).trimEnd(),
    ...(calendar && { calendar: decoded(calendar) }),
  };
}

/** What a mail is made of: parts may be made of parts again. */
function leavesOf(mail) {
  const boundary = /boundary="([^"]+)"/.exec(mail.headers['content-type'])?.[1];
  if (!boundary) return [mail];
  const parts = `\n${mail.body.join('\n')}`.split(`\n--${boundary}`).slice(1, -1);
  return parts.flatMap((text) => leavesOf(part(text.split('\n').slice(1))));
}

/** Headers, unfolded, and what follows the first empty line. */
function part(lines) {
  const end = lines.indexOf('');
  const head = lines.slice(0, end).join('\n').replace(/\n[ \t]+/g, ' ').split('\n');
  const headers = Object.fromEntries(head.map((line) => [line.split(':')[0].toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  return { headers, body: lines.slice(end + 1) };
}

/** A text as UTF-8, whatever carried it. */
function decoded({ headers, body }) {
  const how = headers['content-transfer-encoding'];
  const bytes = how === 'base64' ? Buffer.from(body.join(''), 'base64') : Buffer.from(how === 'quoted-printable' ? unquoted(body.join('\n').replace(/=\n/g, '')) : body.join('\n'), 'latin1');
  return bytes.toString('utf8').replace(/\r\n/g, '\n');
}

const unquoted = (text) => text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/** A header with encoded words (RFC 2047). */
function words(text) {
  const piece = (_, how, coded) => (how.toUpperCase() === 'B' ? Buffer.from(coded, 'base64') : Buffer.from(unquoted(coded.replaceAll('_', ' ')), 'latin1')).toString('utf8');
  return text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, piece);
}
