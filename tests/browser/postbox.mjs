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
 */

/**
 * A post box that is open until `close`.
 * @returns {Promise<{url: string, next: (count: number) => Promise<Letter[]>, rest: () => Letter[], close: () => Promise<void>}>}
 *   `next` waits for so many mails since it was last asked; `rest` is what came unasked
 */
export async function openPostbox() {
  const letters = [];
  const lines = new Set();
  let read = 0;
  const server = createServer((socket) => {
    lines.add(socket);
    socket.on('error', () => {}).on('close', () => lines.delete(socket)); // who is ended in between hangs up
    talk(socket, (letter) => letters.push(letter));
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  server.unref(); // a test that fails before it closes the box still ends
  const rest = () => letters.slice(read);
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    rest,
    next: async (count) => {
      await comes(async () => assert.ok(rest().length >= count, `${rest().length} of ${count} mails came`));
      const found = rest();
      read = letters.length;
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

/** Subject and plain text of a mail. */
function open(lines) {
  const { headers, body } = part(lines);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'])?.[1];
  const parts = body.join('\n').split(`\n--${boundary}`).map((text) => part(text.split('\n').slice(1)));
  const plain = parts.find((one) => one.headers['content-type']?.startsWith('text/plain'));
  return { subject: words(headers.subject), text: decoded(plain).trimEnd() };
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
