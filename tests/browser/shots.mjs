// Screenshots of the main pages as several people see them, into target/shots:
//
//   make shots                              all of them
//   node tests/browser/shots.mjs start      those whose name contains "start"
//   node tests/browser/shots.mjs '' 1280,390   all of them in two looks
//
// A page is a path, or a path and the link to follow from there (for what has no fixed address).

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { closeBrowser, visitor } from './browser.mjs';
import { startServer, target } from './server.mjs';

/** Who looks, by their address in the demo; a visitor is not signed in. */
const at = (name) => `${name}@beispielstedt.example`;
const PEOPLE = {
  visitor: null,
  mitglied: at('mitglied'),
  koordination: at('koordination'),
  steuerung: at('steuerung'),
  stab: at('stab'),
  administration: at('administration'),
};

/** name, who looks (all when left out), path, link to follow from there (a CSS selector). */
const PAGES = [
  { name: 'start', path: '/', people: ['visitor', 'mitglied', 'stab'] },
  { name: 'recommendations', path: '/recommendations', people: ['visitor'] },
  { name: 'record', path: '/recommendations', follow: '.result a', people: ['visitor'] },
  { name: 'network', path: '/network', people: ['visitor'] },
  { name: 'year', path: '/year', people: ['visitor', 'stab'] },
  { name: 'archive-year', path: '/archive/2023', people: ['visitor'] },
  { name: 'sign-in', path: '/sign-in', people: ['visitor'] },
  { name: 'not-found', path: '/nowhere', people: ['visitor'], status: 404 },
  { name: 'group', path: '/', follow: '.card a', people: ['mitglied', 'koordination'] },
  { name: 'ballot', path: '/', follow: '.task a', people: ['mitglied'] },
  { name: 'submission', path: '/', follow: '.task a', people: ['koordination'] },
  { name: 'pre-assessment', path: '/', follow: '.task a', people: ['stab'] },
  { name: 'submitted', path: '/', follow: '.table .plain a', people: ['stab'] },
  { name: 'assessing', path: '/assessing', people: ['steuerung'] },
  { name: 'people', path: '/people', people: ['administration'] },
];

/** What can only be seen later in the year: words of the clock's button, and the pages then. */
const LATER = [
  ['der Öffnung von „Individuelle Einschätzung“', [
    { name: 'assess', path: '/assessing', follow: '.task a', people: ['steuerung'] },
    { name: 'to-assess', path: '/assessing', people: ['steuerung', 'koordination'] },
  ]],
  ['der Öffnung von „Einschätzung der Steuerungsgruppe“', [
    { name: 'joint', path: '/', follow: '.task a', people: ['stab'] },
    { name: 'distribution', path: '/year/2026/results', follow: 'main .table a, main .result a', people: ['stab'] },
  ]],
];

const LOOKS = [
  { name: '1280', viewport: { width: 1280, height: 900 } },
  { name: '768', viewport: { width: 768, height: 1024 } },
  { name: '390', viewport: { width: 390, height: 844 } },
  { name: '320', viewport: { width: 320, height: 640 } },
  { name: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'forced', viewport: { width: 1280, height: 900 }, colorScheme: 'dark', forcedColors: 'active' },
  { name: 'print', viewport: { width: 794, height: 1123 }, media: 'print' },
];

const wanted = process.argv[2] ?? '';
const looks = process.argv[3]?.split(',') ?? LOOKS.map(({ name }) => name);
const folder = join(target, 'shots');
mkdirSync(folder, { recursive: true });
const server = await startServer();

/** Takes the pages of everybody, as the clock stands now. */
async function take(list) {
  for (const [who, email] of Object.entries(PEOPLE)) {
    const pages = list.filter(({ name, people }) => name.includes(wanted) && (people ?? Object.keys(PEOPLE)).includes(who));
    if (pages.length === 0) continue;
    const { page, visit, signIn, close } = await visitor(server.base);
    if (email) await signIn(email);
    for (const { name, path, follow, status } of pages) {
      await visit(path, { status });
      if (follow) {
        await page.locator(follow).first().click();
        await page.waitForLoadState();
      }
      for (const look of LOOKS.filter(({ name: its }) => looks.includes(its))) {
        await page.setViewportSize(look.viewport);
        await page.emulateMedia({
          colorScheme: look.colorScheme ?? 'light',
          forcedColors: look.forcedColors ?? 'none',
          media: look.media ?? 'screen',
        });
        const file = join(folder, `${name}-${who}-${look.name}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
      }
    }
    await close();
  }
}

/** The demo's administrator moves the clock to the next event whose button says `words`. */
async function moveTo(words) {
  const { page, visit, signIn, close } = await visitor(server.base);
  await signIn(PEOPLE.administration);
  await visit('/demo/clock');
  await page.locator('form button', { hasText: words }).first().click();
  await page.locator('[data-saved]').waitFor();
  await close();
}

const KINDS = { columns: 'Aufgaben', brainstorm: 'Ideen', world_cafe: 'Gespräche', priorities: 'Themen' };
const SENTENCES = [
  'Mehr Ruhebänke auf dem Weg zum Rathaus', 'Wer hilft beim Ausfüllen der Anträge?', 'Treffpunkt ohne Eintritt',
  'Der Fahrplan ist zu klein gedruckt, und am Abend fährt der letzte Bus, bevor die Sitzung endet',
  'Wohnungsvermittlung an einer Stelle', 'Barrierefreiheitsstärkungsgesetz bekannt machen',
];
const MARKERS = ['none', 'plus', 'minus', 'both', 'question', 'arrow'];

/** A board of a kind with so many cards, as its group would have filled it; answers its path. */
async function fill(page, group, kind, count) {
  return page.evaluate(async ([where, board, title, cards, sentences, markers]) => {
    const post = (path, fields) => fetch(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Accept: 'application/json' } });
    const made = await post(`${where}/boards/new`, { kind: board, title: `${title} mit ${cards} Karten` });
    const path = new URL(made.url).pathname;
    const columns = [...(await (await fetch(path)).text()).matchAll(/data-column="([^"]+)"/g)].map((found) => found[1]);
    for (let i = 0; i < cards; i += 1) {
      const marker = board === 'brainstorm' || board === 'world_cafe' ? markers[i % markers.length] : 'none';
      const card = { column: columns[i % columns.length], title: `${sentences[i % sentences.length]} (${i + 1})`, marker };
      await post(`${path}/cards/new`, i % 5 === 0 ? { ...card, labels: 'Beteiligung', body: 'Das haben mehrere gesagt.' } : card);
    }
    return path;
  }, [group, kind, KINDS[kind], count, SENTENCES, MARKERS]);
}

/** Every kind of board with 30 and with 300 cards. */
async function boards() {
  const { page, visit, signIn, close } = await visitor(server.base);
  await signIn(PEOPLE.koordination);
  await visit('/');
  const group = await page.locator('.card a').first().getAttribute('href');
  const pages = [{ name: 'boards', path: `${group}/boards`, people: ['koordination'] }];
  for (const kind of Object.keys(KINDS)) {
    for (const count of [30, 300]) {
      pages.push({ name: `board-${kind}-${count}`, path: await fill(page, group, kind, count), people: ['koordination'] });
    }
  }
  await close();
  await take(pages);
}

/** A date poll from every side: its group's, its organiser's, and behind a link. */
async function polls() {
  const { page, visit, signIn, close } = await visitor(server.base);
  await signIn(PEOPLE.koordination);
  await visit('/');
  const group = await page.locator('.card a').first().getAttribute('href');
  await visit(`${group}/meetings`);
  const poll = await page.locator('.cards a').first().getAttribute('href');
  await visit(`${poll}/people`);
  await page.locator('form[action$="/open-link"] button').click();
  const open = new URL(await page.locator('.letter__link a').getAttribute('href')).pathname;
  const meeting = await page.evaluate(async (where) => {
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const fields = { title: 'Rundgang durch die Lindenallee', day, from: '17:00', minutes: '90', whole_group: 'yes', place: 'Familienzentrum', room: 'Großer Raum', online: 'https://treffen.beispielstedt.example/wohnen', note: 'Bitte feste Schuhe anziehen.', audience: 'public', guests: 'Mieterin aus der Lindenallee <lindenallee@beispielstedt.example>' };
    return new URL((await fetch(`${where}/meetings/new`, { method: 'POST', body: new URLSearchParams(fields) })).url).pathname;
  }, group);
  await close();
  const own = (name, rest) => ({ name: `poll-${name}`, path: `${rest}`, people: ['koordination'] });
  await take([
    own('dates', `${group}/meetings`), own('new', `${group}/polls/new`), own('show', poll), own('people', `${poll}/people`),
    own('meeting-new', `${group}/meetings/new`), own('meeting', meeting), own('meeting-edit', `${meeting}/edit`), own('choice', `${poll}/choice`),
    own('meeting-people', `${meeting}/people`), own('subscription', '/calendar/subscription'), own('calendar', '/calendar'),
    { name: 'poll-calendar', path: '/calendar', people: ['visitor'] }, { name: 'poll-meeting', path: meeting, people: ['visitor', 'mitglied'] },
    own('change', `${poll}/dates`), own('settings', `${poll}/settings`), 
    { name: 'poll-member', path: poll, people: ['mitglied'] },
    { name: 'poll-link', path: open, people: ['visitor'] },
  ]);
}

try {
  await take(PAGES);
  if (wanted === '' || wanted.startsWith('poll')) await polls();
  if ('boards'.includes(wanted) || wanted.startsWith('board')) await boards();
  for (const [words, pages] of LATER) {
    if (!pages.some(({ name }) => name.includes(wanted))) continue;
    await moveTo(words);
    await take(pages);
  }
} finally {
  await closeBrowser();
  await server.stop();
}
