// Screenshots of the main pages as several people see them, into target/shots:
//
//   make shots                              all of them
//   node tests/browser/shots.mjs start      those whose name contains "start"
//   node tests/browser/shots.mjs '' 1280,390   all of them in two looks
//
// A page is a path, or a path and the links to follow from there (for what has no fixed address).

import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { closeBrowser, visitor } from './browser.mjs';
import { atMeeting, clockOf, daysAfter } from './minutes.support.mjs';
import { comes } from './person.mjs';
import { linkIn } from './polls.support.mjs';
import { openPostbox } from './postbox.mjs';
import { BEGIN, startServer, target } from './server.mjs';

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

/** name, who looks (all when left out), path, links to follow from there (CSS selectors). */
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
  { name: 'english', viewport: { width: 1280, height: 900 }, lang: 'en' },
  { name: 'print', viewport: { width: 794, height: 1123 }, media: 'print' },
];

const wanted = process.argv[2] ?? '';
const looks = process.argv[3]?.split(',') ?? LOOKS.map(({ name }) => name);
const folder = join(target, 'shots');
mkdirSync(folder, { recursive: true });
const server = await startServer();

/** Takes the pages of everybody, as the clock stands now. */
async function take(list, base = server.base) {
  for (const [who, email] of Object.entries(PEOPLE)) {
    const pages = list.filter(({ name, people }) => name.includes(wanted) && (people ?? Object.keys(PEOPLE)).includes(who));
    if (pages.length === 0) continue;
    const { page, visit, signIn, close } = await visitor(base);
    if (email) await signIn(email);
    for (const { name, path, follow, status } of pages) {
      await visit(path, { status });
      for (const link of [follow ?? []].flat()) {
        await page.locator(link).first().click();
        await page.waitForLoadState();
      }
      for (const look of LOOKS.filter(({ name: its }) => looks.includes(its))) {
        if (look.lang) {
          await page.context().addCookies([{ name: 'lang', value: look.lang, url: base }]);
          await page.reload();
        }
        await page.setViewportSize(look.viewport);
        await page.emulateMedia({
          colorScheme: look.colorScheme ?? 'light',
          forcedColors: look.forcedColors ?? 'none',
          media: look.media ?? 'screen',
        });
        const file = join(folder, `${name}-${who}-${look.name}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
        if (look.lang) {
          await page.context().clearCookies({ name: 'lang' });
          await page.reload();
        }
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
  const day = daysAfter(BEGIN.slice(0, 10), 20);
  const month = `/calendar?month=${day.slice(0, 7)}`;
  const meeting = await page.evaluate(async ([where, when]) => {
    const fields = { title: 'Rundgang durch die Lindenallee', day: when, from: '17:00', minutes: '90', whole_group: 'yes', place: 'Familienzentrum', room: 'Großer Raum', online: 'https://treffen.beispielstedt.example/wohnen', note: 'Bitte feste Schuhe anziehen.', audience: 'public', guests: 'Mieterin aus der Lindenallee <lindenallee@beispielstedt.example>' };
    return new URL((await fetch(`${where}/meetings/new`, { method: 'POST', body: new URLSearchParams(fields) })).url).pathname;
  }, [group, day]);
  await close();
  const own = (name, rest) => ({ name: `poll-${name}`, path: `${rest}`, people: ['koordination'] });
  await take([
    own('dates', `${group}/meetings`), own('new', `${group}/polls/new`), own('show', poll), own('people', `${poll}/people`),
    { ...own('removal', `${poll}/people`), follow: ['.table summary', 'a[href$="/removal"]'] },
    own('meeting-new', `${group}/meetings/new`), own('meeting', meeting), own('meeting-edit', `${meeting}/edit`), own('choice', `${poll}/choice`),
    own('meeting-people', `${meeting}/people`), own('subscription', '/calendar/subscription'), own('calendar', '/calendar'),
    own('month', month), own('month-group', `${month}&group=${group.split('/').pop()}`), own('month-empty', '/calendar?month=2020-02'),
    { name: 'poll-calendar', path: '/calendar', people: ['visitor'] }, { name: 'poll-meeting', path: meeting, people: ['visitor', 'mitglied'] },
    own('change', `${poll}/dates`), own('settings', `${poll}/settings`), 
    { name: 'poll-member', path: poll, people: ['mitglied'] },
    { name: 'poll-link', path: open, people: ['visitor'] },
  ]);
}

/** What a group has on its agenda, what was said on it and what came of it; the last item waits for its text. */
const ITEMS = [
  { title: 'Begrüßung und Genehmigung der Tagesordnung', presenter: 'Ayla K.', minutes: '5', said: 'Ayla K. begrüßt die Anwesenden. Die Tagesordnung bleibt, wie sie ist.' },
  {
    title: 'Was beim Rundgang durch die Lindenallee auffiel', presenter: 'Marta Z.', minutes: '40', board: 'Wohnungsagentur: was zu tun ist',
    note: 'Bitte bringen Sie mit:\n- Fotos\n- Maße der Gehwege',
    said: 'Die Gruppe hat den Weg vom Bahnhof zum Rathaus abgelaufen.\n\nAufgefallen ist:\n- Auf 800 Metern steht keine Bank.\n- Der Bordstein an der Schule ist zu hoch.\n- Zwei Laternen sind aus.',
    came: [
      ['Beschluss', 'Die Gruppe bittet die Stadt um drei Bänke in der Lindenallee.', { Dafür: '11', Dagegen: '0', Enthalten: '2' }],
      ['Auftrag', 'Mit dem Bauhof über die Standorte sprechen', { 'Auftrag an': 'Marta Z.', 'Bis wann?': '2027-03-31' }],
      ['Auftrag', 'Die Laternen melden', { 'Oder an jemand anderen': 'Frau Petersen' }],
    ],
  },
  {
    title: 'Barrierefreiheitsstärkungsgesetz: was sich für die Wohnungsvermittlung ändert', minutes: '30', presenter: 'Klaas M.',
    said: 'Klaas M. stellt die neuen Pflichten vor. Für die Vermittlung heißt das: Anzeigen müssen ohne Maus lesbar sein.',
    came: [['Information', 'Ab Juni gelten die neuen Pflichten auch für die Wohnungsbörse.']],
  },
  { title: 'Verschiedenes', minutes: '15' },
];

/** A meeting of a group, invited to, with its agenda and what members propose for it. */
async function planned(keeper, member, day) {
  await keeper.visit('/');
  const group = await keeper.page.locator('.card a').first().getAttribute('href');
  await keeper.visit(`${group}/boards`);
  const meeting = await keeper.send(`${group}/meetings/new`, {
    title: 'Treffen im Familienzentrum', day, from: '18:00', minutes: '90', whole_group: 'yes', place: 'Familienzentrum, Lindenallee 12', room: 'Großer Raum',
    audience: 'group', guests: 'Mieterin aus der Lindenallee <lindenallee@nachbarn.example>\nHerr Weber <weber@nachbarn.example>',
  });
  for (const { board, title, presenter = '', minutes, note = '' } of ITEMS) {
    const link = board ? await keeper.page.getByRole('link', { name: board }).first().getAttribute('href') : '';
    await keeper.send(`${meeting}/agenda`, { title, presenter, minutes, note, links: link && `${link} ${board}` });
  }
  for (const title of ['Radständer am Bahnhof', 'Sommerfest der Gruppe']) await member.send(`${meeting}/agenda/proposals`, { title, note: 'Darum haben mich mehrere gebeten.' });
  await keeper.visit(`${meeting}/agenda`);
  const declined = await keeper.page.locator('.task a.kern-btn').last().getAttribute('href');
  await keeper.send(declined, { state: 'declined', words: 'Dafür gibt es ein eigenes Treffen.' });
  return { group, meeting };
}

/** Opens a meeting, notes who came and writes its minutes. */
async function written(keeper, meeting) {
  await keeper.visit(`${meeting}/opening`);
  await keeper.press('Sitzung eröffnen');
  await keeper.sees('Die Sitzung ist eröffnet.');
  for (const { title, said, came = [] } of ITEMS) {
    if (said) await keeper.says(title, said);
    for (const outcome of came) await keeper.decides(title, ...outcome);
  }
  await keeper.follow('Anwesenheit');
  for (const [i, word] of ['anwesend', 'anwesend', 'anwesend', 'entschuldigt', 'abwesend'].entries()) {
    await keeper.page.locator('.scale').nth(i).getByText(word, { exact: true }).click();
  }
  await keeper.press('Speichern');
  await keeper.sees('Gespeichert.');
}

/** Somebody who also sends forms, without looking at them; answers where that leads. */
async function hand(base, email) {
  const somebody = await visitor(base);
  await somebody.signIn(email);
  return {
    ...atMeeting(somebody),
    send: (path, fields) => somebody.page.evaluate(async ([to, typed]) => {
      const answer = await fetch(to, { method: 'POST', body: new URLSearchParams(typed) });
      if (!answer.ok) throw new Error(`${to}: ${answer.status}`);
      return new URL(answer.url).pathname;
    }, [path, fields]),
  };
}

/** A meeting from its agenda to its approved minutes, from every side; with mails, because a guest's link is in one. */
async function minutes() {
  const postbox = await openPostbox();
  const own = await startServer({ smtp: postbox.url });
  const clock = await clockOf({ meet: () => visitor(own.base) });
  const [keeper, member] = [await hand(own.base, PEOPLE.koordination), await hand(own.base, PEOPLE.mitglied)];
  const shot = (name, path, ...people) => ({ name: `minutes-${name}`, path, people });
  try {
    const day = await clock.today();
    const tomorrow = daysAfter(day, 1);
    const { group, meeting } = await planned(keeper, member, tomorrow);
    const register = `${group}/decisions`;
    await keeper.visit(group);
    const empty = await keeper.send(`${group}/meetings/new`, { title: 'Noch ohne Punkte', day: daysAfter(day, 9), from: '18', minutes: '60', audience: 'group' });
    await take([
      shot('agenda', `${meeting}/agenda`, 'koordination', 'mitglied'), shot('agenda-empty', `${empty}/agenda`, 'koordination', 'mitglied'),
      shot('meeting', meeting, 'koordination', 'mitglied'), shot('people', `${meeting}/people`, 'koordination'),
      { ...shot('person', `${meeting}/people`, 'koordination'), follow: '.table a' },
      { ...shot('withdrawal', `${meeting}/people`, 'koordination'), follow: ['.table a', '.danger-zone a'] },
    ], own.base);

    await clock.moveTo(tomorrow);
    await take([shot('opening', `${meeting}/opening`, 'koordination')], own.base);
    await written(keeper, meeting);
    const at = `${meeting}/minutes`;
    await take([
      shot('edit', `${at}/edit`, 'koordination'), shot('attendance', `${at}/attendance`, 'koordination'), shot('details', `${at}/details`, 'koordination'),
      shot('writing', at, 'koordination', 'mitglied'), shot('closing', `${at}/closing`, 'koordination'),
    ], own.base);

    await keeper.visit(`${at}/closing`);
    await keeper.press('Protokoll abschließen');
    await keeper.sees('Das Protokoll ist abgeschlossen');
    const guest = await comes(async () => linkIn(postbox.rest('Protokoll:').find(({ to }) => to === 'lindenallee@nachbarn.example')));
    for (const text of ['An der Schule sind es drei Laternen.', 'Bei TOP 2 fehlt: Die Bänke sollen Lehnen haben.']) await member.send(`${at}/corrections`, { text });
    await keeper.visit(at);
    const wish = await keeper.page.locator('.task a.kern-btn').first().getAttribute('href');
    await take([
      shot('circulating', at, 'koordination', 'mitglied'), shot('guest', guest, 'visitor'), shot('answer', wish, 'koordination'),
      shot('correct', `${at}/edit`, 'koordination'), shot('approval', `${at}/approval`, 'koordination'), shot('register', register, 'mitglied'),
    ], own.base);
    await sheets(keeper, `${at}.pdf`);
  } finally {
    await own.stop();
    await postbox.close();
  }
}

/** Each page of a paper as a picture. */
async function sheets({ context }, path) {
  const paper = await (await context.request.get(path)).body();
  const { status, stderr } = spawnSync('pdftoppm', ['-r', '80', '-png', '-', join(folder, 'minutes-paper')], { input: paper });
  if (status !== 0) throw new Error(`pdftoppm: ${stderr}`);
  console.log(join(folder, 'minutes-paper-*.png'));
}

try {
  await take(PAGES);
  if (wanted === '' || wanted.startsWith('poll')) await polls();
  if (wanted === '' || wanted.startsWith('minutes')) await minutes();
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
