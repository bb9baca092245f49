// A PDF as somebody gets it who does not see it: its title, its language, its words and its tags, as poppler reads them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * @param {Buffer} bytes
 * @returns {Promise<{title: string, tagged: string, lang: string, words: string, headings: string[], outline: string[]}>}
 *   `words` is the whole text in one line; `headings` are those that are tagged, with their level ("H2 TOP 1 Ziele");
 *   `outline` is every tag, and every text in quotes, in the order in which they are read aloud
 */
export async function readPaper(bytes) {
  const [info, text, tree] = await Promise.all([
    ask(bytes, 'pdfinfo', '-'), ask(bytes, 'pdftotext', '-', '-'), ask(bytes, 'pdfinfo', '-struct-text', '-'),
  ]);
  const fact = (name) => new RegExp(`^${name}: +(.*)$`, 'm').exec(info)?.[1] ?? '';
  const outline = tree.split('\n').map((line) => line.trim()).filter((line) => line && !line.startsWith('/'));
  return {
    title: fact('Title'),
    tagged: fact('Tagged'),
    lang: /\/Lang ?\(([^)]*)\)/.exec(bytes.toString('latin1'))?.[1] ?? '', // poppler's tools do not tell it
    words: oneLine(text),
    headings: headings(outline),
    outline,
  };
}

/** What a program says about a file. */
async function ask(bytes, program, ...how) {
  const child = spawn(program, how, { stdio: ['pipe', 'pipe', 'pipe'] });
  const said = [];
  const wrong = [];
  child.stdout.on('data', (piece) => said.push(piece));
  child.stderr.on('data', (piece) => wrong.push(piece));
  child.stdin.on('error', () => {}).end(bytes); // who has read enough hangs up
  const [code] = await once(child, 'close').catch(({ message }) => {
    throw new Error(`${message}: scripts/need.sh poppler says how to get it`);
  });
  if (code !== 0) throw new Error(`${program} ends with ${code}: ${Buffer.concat(wrong)}`);
  return Buffer.concat(said).toString('utf8');
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

/** The texts that stand below each tag of a heading, up to the next tag. */
function headings(outline) {
  const found = [];
  let open = false;
  for (const line of outline) {
    const level = /^H\d?\b/.exec(line)?.[0];
    if (level) found.push(level);
    else if (open && line.startsWith('"')) found.push(`${found.pop()} ${line.slice(1, -1)}`);
    open = Boolean(level) || (open && line.startsWith('"'));
  }
  return found.map(oneLine);
}
