// Finding a date, as the people of a group do it: asked in one form, answered from a mail without an account, on a phone,
// with one finger or by keyboard alone. Mails are really sent and read by whom they were sent to. Each distinct state is
// scanned once; what a link from the start page leads to is scanned in inside.test.mjs.

import assert from 'node:assert/strict';

import { fromTheDateToTheMinutes } from './minutes.journey.mjs';
import { atMeeting, clockOf, daysAfter } from './minutes.support.mjs';
import { assertSnapshot } from './person.mjs';
import { FLATS, HOUSING, assertMails, atPoll, counted, linkIn } from './polls.support.mjs';
import { journey } from './support.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SMALL_PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };

/** For a page that was scanned before and only says something else now: the slow engine would find nothing new. */
const OTHER_WORDS = { ibm: 'never' };

const [YES, MAYBE, NO] = ['Ja', 'Zur Not', 'Nein'];
const TITLE = 'Rundgang durch die Lindenallee';
const HELLO = 'Guten Tag,';
const HERE = 'Hier antworten Sie, ohne Anmeldung:\nLINK';
const FROM = `Diese Nachricht kommt von ${HOUSING} über Fokusraum, Kreis Beispielstedt.`;
const letter = (...paragraphs) => [HELLO, ...paragraphs, FROM].join('\n\n');

/** Who is asked, as one types it: by mail, and on paper. */
const BY_MAIL = [
  ['albers@nachbarn.example', 'Frau Albers <albers@nachbarn.example>', 'Frau Albers'],
  ['brandt@nachbarn.example', 'Jens Brandt, Brandt@Nachbarn.example', 'Jens Brandt'],
  ['celik@nachbarn.example', 'celik@nachbarn.example', ''],
  ['dogan@nachbarn.example', '"Familie Doğan" <dogan@nachbarn.example>', 'Familie Doğan'],
  ['ehlers@nachbarn.example', 'Uta Ehlers ehlers@nachbarn.example', 'Uta Ehlers'],
  ['friese@nachbarn.example', 'friese@nachbarn.example', ''],
  ['gross@nachbarn.example', 'Dr. Groß <gross@nachbarn.example>', 'Dr. Groß'],
  ['hahn@nachbarn.example', 'Hahn & Söhne <hahn@nachbarn.example>', 'Hahn & Söhne'],
  ['ivers@nachbarn.example', 'Ivers <ivers@nachbarn.example>', 'Ivers'],
  ['jansen@nachbarn.example', 'jansen@nachbarn.example', ''],
].map(([address, typed, name]) => ({ address, typed, name }));
const ON_PAPER = ['Herr Weber', 'Frau Yıldız'];
const LATER = ['klose@nachbarn.example', 'lorenz@nachbarn.example'];
const addresses = (people) => people.map(({ address }) => address);
/** What the first eight answer to three dates; one word for the first only, and a tick for the rest. */
const SAID = [
  [YES, YES, NO], [NO, YES, YES], [YES, YES, NO], [NO, YES], [MAYBE, YES, NO], [NO, NO, YES], [YES, MAYBE, NO], [NO, YES, YES],
];

journey('a group finds a date, meets, and keeps its minutes', async (hands) => {
  const { mails, meet, t } = hands;
  const ayla = atPoll(hands);
  await ayla.signIn('koordination');
  await ayla.visit('/');

  // One form asks them all.
  const made = counted(ayla);
  await made.follow(HOUSING);
  await made.follow('Termine', ayla.page.getByRole('navigation', { name: 'Bereiche der Gruppe' }));
  await made.follow('Termin finden');
  const way = made.total;
  const offered = await ayla.days();
  const [a, b, c, d] = [8, 10, 15, 17].map((i) => offered[i]);
  const [A, B, C, D] = [a, b, c, d].map((day) => `${day}, 18 bis 19.30 Uhr`);
  await made.write('Worum geht es?', TITLE);
  for (const day of [a, b, c]) await made.tick(day);
  await made.write('Uhrzeit für alle angekreuzten Tage', '18 Uhr');
  await made.untick('Alle in der Gruppe (6 Personen)');
  await made.write('Weitere Menschen ohne Konto', [...BY_MAIL.map(({ typed }) => typed), ...ON_PAPER].join('\n'));
  await made.press('Umfrage verschicken');
  await ayla.sees('Die Umfrage ist unterwegs.');
  await ayla.sees('0 von 12 haben geantwortet');
  t.diagnostic(`a poll of 3 days for 12 people: ${made.total} fields and clicks, ${way} of them on the way to the form`);
  const poll = new URL(ayla.page.url()).pathname;
  await ayla.mailsHaveLeft();
  const asked = await mails.next(BY_MAIL.length);
  const question = letter(`${HOUSING} sucht einen Termin: ${TITLE}. Diese Termine kommen infrage:`, [A, B, C].join('\n'), HERE);
  assertMails(asked, addresses(BY_MAIL), `Wann können Sie? ${TITLE}`, question);

  // Eight answer from their mail, on their phones, all at once.
  const linkOf = (address) => linkIn(asked.find(({ to }) => to === address));
  const guests = await Promise.all(BY_MAIL.slice(0, SAID.length).map(async ({ address, name }, i) => {
    const guest = atPoll(await meet(PHONE));
    await guest.visit(linkOf(address));
    await guest.sees(name ? `Wann können Sie, ${name}?` : 'Wann können Sie?');
    assert.deepEqual(await guest.dates(), [A, B, C]);
    assert.deepEqual(await guest.said(), ['', '', ''], 'nothing is chosen beforehand');
    await guest.answer([A, B, C], SAID[i]);
    await guest.sees('Danke. Ihre Antwort ist gespeichert.');
    return guest;
  }));
  // One of them thinks again, from the same mail.
  const hahn = guests[7];
  await hahn.visit(linkOf('hahn@nachbarn.example'));
  await hahn.sees('Ihre Antwort ändern');
  assert.deepEqual(await hahn.said(), [NO, YES, YES]);
  await hahn.answer([A, B, C], [YES, YES, MAYBE]);
  await hahn.sees('Danke. Ihre Antwort ist gespeichert.');
  assert.deepEqual(await hahn.said(), [YES, YES, MAYBE]);

  // Two more come to mind; nobody is asked twice.
  await ayla.visit(poll);
  await ayla.sees('8 von 12 haben geantwortet');
  await ayla.follow('Wer gefragt ist');
  await ayla.write('Weitere Menschen ohne Konto', [...LATER, 'Frau Albers <albers@nachbarn.example>'].join('\n'));
  await ayla.press(/^Fragen$/);
  await ayla.sees('Die Einladungen sind unterwegs.');
  await ayla.visit(poll);
  await ayla.mailsHaveLeft();
  assertMails(await mails.next(2), LATER, `Wann können Sie? ${TITLE}`, question);

  // The silent ones are reminded: those whom a mail reaches, once.
  await ayla.sees('6 Personen haben noch nicht geantwortet.');
  await ayla.press('4 Personen erinnern');
  await ayla.sees('Die Erinnerung ist unterwegs.');
  await ayla.sees('4 davon wurden schon erinnert.');
  await ayla.mailsHaveLeft();
  const reminder = letter(`${HOUSING} sucht noch einen Termin: ${TITLE}. Von Ihnen fehlt die Antwort.`, HERE);
  const silent = [...addresses(BY_MAIL).slice(SAID.length), ...LATER];
  assertMails(await mails.next(4), silent, `Bitte antworten: ${TITLE}`, reminder);
  assert.equal(await ayla.page.getByRole('button', { name: /erinnern/ }).count(), 0, 'nobody is left to remind');

  // Somebody without mail rings; the coordinator types it in.
  await ayla.follow('Wer gefragt ist');
  await ayla.menuOf('Herr Weber');
  await ayla.follow('Antwort eintragen');
  await ayla.heading(/^Antwort von Herr Weber$/);
  await ayla.answer([A, B, C], [NO, NO, YES], 'Antwort eintragen');
  await ayla.sees('Die Antwort ist eingetragen.');
  await ayla.sees('von jemandem eingetragen', ayla.page.getByRole('row', { name: /Herr Weber/ }));
  await ayla.visit(poll);
  await ayla.sees('9 von 14 haben geantwortet');
  assert.deepEqual(await ayla.results(), [[B, 6, 1, 2, 'passt am besten'], [A, 4, 1, 4], [C, 3, 1, 5]]);

  // Another day comes up. What was answered stays, and the mail says what is new.
  await ayla.follow('Termine ändern');
  const list = ayla.page.getByRole('textbox', { name: 'Termine' });
  await list.fill(`${await list.inputValue()}\n${d} 18 Uhr`);
  await ayla.press('Termine ändern');
  await ayla.sees('Die Termine sind geändert.');
  await ayla.mailsHaveLeft();
  const told = await mails.next(12);
  const everybody = [...addresses(BY_MAIL), ...LATER];
  const change = letter(`${HOUSING} hat die Termine geändert: ${TITLE}. Was Sie zu den übrigen Terminen schon geantwortet haben, gilt weiter.`, 'Neu:', D, HERE);
  assertMails(told, everybody, `Andere Termine: ${TITLE}`, change);
  const [albers] = guests;
  await albers.visit(linkIn(told.find(({ to }) => to === 'albers@nachbarn.example')));
  await albers.sees('Es gibt neue Termine.');
  assert.deepEqual(await albers.said(), [YES, YES, NO, '']);
  await albers.choose(D, YES);
  await albers.press('Antwort speichern');
  await albers.sees('Danke. Ihre Antwort ist gespeichert.');
  await albers.seesNot('Es gibt neue Termine.');
  await ayla.visit(poll);
  assert.deepEqual(await ayla.results(), [[B, 6, 1, 2, 0, 'passt am besten'], [A, 4, 1, 4, 0], [C, 3, 1, 5, 0], [D, 1, 0, 0, 8]]);

  // The best date becomes a meeting.
  const names = BY_MAIL.slice(0, SAID.length).map(({ address }) => address.split('@')[0]);
  await fromTheDateToTheMinutes(hands, {
    organiser: ayla,
    title: TITLE,
    date: B,
    to: everybody,
    yes: addresses(BY_MAIL).filter((_, i) => i === 7 || SAID[i]?.[1] === YES),
    guests: Object.fromEntries(guests.map((guest, i) => [names[i], atMeeting(guest)])),
  });
}, { mails: true });

journey('a poll is called off', async (hands) => {
  const { mails } = hands;
  const ayla = atPoll(hands);
  await ayla.signIn('koordination');
  await ayla.goTo(HOUSING, 'Termine');
  await ayla.follow('Termin finden');
  await ayla.write('Worum geht es?', TITLE);
  await ayla.tick((await ayla.days())[8]);
  await ayla.write('Uhrzeit für alle angekreuzten Tage', '18 Uhr');
  await ayla.untick('Alle in der Gruppe (6 Personen)');
  await ayla.write('Weitere Menschen ohne Konto', LATER.join('\n'));
  await ayla.press('Umfrage verschicken');
  const asked = await mails.next(LATER.length, 'Wann können Sie?');
  await ayla.follow('Umfrage absagen');
  await ayla.press('Umfrage absagen');
  await ayla.sees('Die Umfrage ist abgesagt.');
  const end = letter(`${HOUSING} sucht keinen Termin mehr: ${TITLE}. Sie brauchen nichts zu tun.`);
  assertMails(await mails.next(LATER.length), LATER, `Abgesagt: ${TITLE}`, end);
  const guest = atPoll(await hands.meet());
  await guest.visit(linkIn(asked[0]));
  await guest.sees('Diese Umfrage wurde abgesagt. Sie brauchen nichts mehr zu tun.');
  assert.equal(await guest.page.getByRole('button', { name: 'Antwort speichern' }).count(), 0);
}, { javaScript: false, mails: true });

journey('one finger answers', async (hands) => {
  const ayla = atPoll(await hands.meet());
  await ayla.signIn('koordination');
  const link = await ayla.linkFor('Nachbar ohne E-Mail');
  const neighbour = atPoll(hands);
  const { page } = neighbour;
  await neighbour.visit(link);
  const dates = await neighbour.dates();
  const said = [YES, NO, MAYBE, YES, NO];
  for (const [i, word] of said.entries()) await page.getByRole('group', { name: dates[i] }).getByText(word, { exact: true }).tap();
  await page.locator('summary', { hasText: 'Anmerkung' }).tap();
  await page.getByRole('textbox', { name: 'Anmerkung' }).tap();
  await page.keyboard.insertText('Ich komme mit dem Rollstuhl.');
  await page.getByText('Zugang ohne Stufen', { exact: true }).tap();
  assert.ok(await page.evaluate(() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth), 'one scrolls down only');
  await page.getByRole('button', { name: 'Antwort speichern' }).tap();
  await neighbour.sees('Danke. Ihre Antwort ist gespeichert.');
  assert.deepEqual(await neighbour.said(), said);
  await page.locator('summary', { hasText: 'Alle Antworten mit Namen' }).tap();
  await neighbour.sees('Ich komme mit dem Rollstuhl.', page.getByRole('region', { name: 'Wer kann wann' }));
}, { javaScript: true, ...SMALL_PHONE });

journey('the keyboard alone asks and answers', async (hands) => {
  const ayla = atPoll(await hands.meet());
  const { keyboard } = ayla.page;
  await ayla.signIn('koordination');
  const link = await ayla.linkFor('Nachbar ohne E-Mail');

  // Asked: each day of the calendar is a box of its own.
  await ayla.goTo(HOUSING, 'Termine');
  await ayla.tabTo(/^Termin finden$/);
  await keyboard.press('Enter');
  await ayla.page.waitForURL('**/polls/new');
  const offered = await ayla.days();
  await ayla.tabTo(/^Worum geht es\?/);
  await keyboard.type('Mit den Tasten gefragt');
  for (const day of [offered[2], offered[9], offered[10]]) {
    await ayla.tabTo(new RegExp(`${day}$`));
    await keyboard.press(' ');
  }
  await keyboard.press('Shift+Tab');
  assert.match(await ayla.focused(), new RegExp(`${offered[9]}$`), 'back to the day before');
  await keyboard.press(' '); // not that day
  await ayla.tabTo(/^Uhrzeit für alle/);
  await keyboard.type('14:30, 18 Uhr');
  await ayla.tabTo(/^Dauer/, 1);
  await keyboard.type('2 St');
  await ayla.tabTo(/^Weitere Menschen ohne Konto/);
  await keyboard.type('Frau Yıldız');
  await keyboard.press('Enter');
  await keyboard.type('Herr Weber');
  await ayla.tabTo(/^Umfrage verschicken$/);
  await keyboard.press('Enter');
  await ayla.sees('Die Umfrage ist unterwegs.');
  await ayla.heading(/^Mit den Tasten gefragt$/);
  const [first, second] = [offered[2], offered[10]];
  const times = ['14.30 bis 16.30 Uhr', '18 bis 20 Uhr'];
  assert.deepEqual(await ayla.dates(), [first, second].flatMap((day) => times.map((time) => `${day}, ${time}`)));
  await ayla.sees('0 von 8 haben geantwortet');

  // Answered.
  const neighbour = atPoll(hands);
  const { page } = neighbour;
  await neighbour.visit(link);
  const form = page.locator('form.form');
  const asked = await form.ariaSnapshot();
  await neighbour.tabStops();
  await page.reload();
  const dates = await neighbour.dates();
  const to = async (words) => {
    await page.keyboard.press('Tab');
    assert.equal(await neighbour.focus(), words);
  };
  await neighbour.tabTo(/^Ja$/);
  assert.equal(await neighbour.focus(), `${dates[0]}: Ja`);
  await page.keyboard.press(' ');
  await to(`${dates[1]}: Ja`);
  await page.keyboard.press('ArrowDown');
  await to(`${dates[2]}: Ja`);
  await page.keyboard.press('ArrowLeft'); // from the first to the last
  await to(`${dates[3]}: Ja`);
  await to(`${dates[4]}: Ja`);
  await to('Alle Termine ohne Antwort passen mir nicht');
  await page.keyboard.press(' ');
  await neighbour.tabTo(/^Anmerkung und was Sie brauchen$/, 1);
  await page.keyboard.press('Enter');
  await neighbour.tabTo(/^Anmerkung/, 1);
  await page.keyboard.type('Ohne Maus geantwortet');
  await neighbour.tabTo(/^Übersetzung$/, 2);
  await page.keyboard.press(' ');
  const unfolded = await form.locator('details').ariaSnapshot();
  await neighbour.tabTo(/^Antwort speichern$/);
  await page.keyboard.press('Enter');
  await neighbour.sees('Danke. Ihre Antwort ist gespeichert.');
  assert.deepEqual(await neighbour.said(), [YES, MAYBE, NO, NO, NO]);

  // What a screen reader has to say about all this is kept.
  const answered = page.getByRole('region', { name: 'Wer kann wann' });
  const results = await answered.ariaSnapshot();
  await answered.locator('summary').focus();
  await page.keyboard.press('Enter');
  const names = await answered.locator('details').ariaSnapshot();
  await neighbour.tabStops();
  const parts = [
    ['the answer form', asked], ['its remarks, unfolded', unfolded], ['announced once it is saved', await page.getByRole('status').ariaSnapshot()],
    ['the results', results], ['the answers with names, unfolded', names],
  ];
  assertSnapshot('answer-a-poll', parts.map(([what, words]) => `# ${what}\n${words}\n`).join('\n'));
}, { javaScript: true });

journey('nothing typed is lost when the line breaks', async (hands) => {
  const ayla = atPoll(await hands.meet());
  await ayla.signIn('koordination');
  const link = await ayla.linkFor('Mieter vom Marktplatz');
  const tenant = atPoll(hands);
  const { page, context } = tenant;
  const comment = page.getByRole('textbox', { name: 'Anmerkung' });
  await tenant.visit(link);
  const dates = await tenant.dates();
  for (const [i, word] of [YES, NO, MAYBE].entries()) await tenant.choose(dates[i], word);
  await tenant.unfold('Anmerkung');
  await comment.fill('Im Zug geschrieben, im Tunnel abgeschickt');

  await context.setOffline(true);
  await tenant.sees(/^Keine Verbindung seit \d{2}:\d{2} Uhr\./, page.locator('[data-offline]'));
  await page.getByRole('button', { name: 'Antwort speichern' }).click();

  // The browser shows a page of its own then. By the link in the mail all of it is there again.
  await page.waitForURL('chrome-error://**');
  await context.setOffline(false);
  await tenant.visit(link);
  assert.equal(await comment.inputValue(), 'Im Zug geschrieben, im Tunnel abgeschickt');
  assert.deepEqual(await tenant.said(), [YES, NO, MAYBE, '', '']);
  await tenant.sees(/^Ihr Text von \d{2}:\d{2} Uhr ist wieder da\.$/, page.locator('form').getByRole('status'));
  await tenant.tick('Alle Termine ohne Antwort passen mir nicht');
  await tenant.press('Antwort speichern');
  await tenant.sees('Danke. Ihre Antwort ist gespeichert.');
  await tenant.visit(link);
  assert.deepEqual(await tenant.said(), [YES, NO, MAYBE, NO, NO]);
  assert.equal(await page.locator('form').getByRole('status').count(), 0, 'what was saved is not brought back');
}, { javaScript: true, ...PHONE });

journey('what there is to see of date polls', async (hands) => {
  const { meet } = hands;
  const come = async (name, how) => {
    const somebody = atPoll(await meet(how));
    if (name) await somebody.signIn(name);
    return somebody;
  };
  const ayla = atPoll(hands);
  await ayla.signIn('koordination');

  // Asking.
  const guide = await come('begleitung');
  await guide.goTo('Fokusgruppe Inklusion und Teilhabe', 'Termine');
  await guide.sees('Noch keine Termine');
  await guide.scan('polls, none');
  await ayla.goTo(HOUSING, 'Termine');
  await ayla.scan('polls', OTHER_WORDS);
  await ayla.follow('Termin finden');
  await ayla.write('Oder als Liste eintippen', 'irgendwann');
  await ayla.write('Weitere Menschen ohne Konto', 'kein <name>');
  await ayla.write('Uhrzeit für alle angekreuzten Tage', 'abends');
  assert.equal(await ayla.status(() => ayla.press('Umfrage verschicken')), 422);
  assert.match(await ayla.page.title(), /^Fehler:/);
  await ayla.scan('poll, new, with errors');

  // Answering with an account.
  const marta = await come('mitglied');
  await marta.openFlats();
  const dates = await marta.dates();
  assert.equal(await marta.status(() => marta.press('Antwort speichern')), 422, 'nothing was chosen');
  await marta.scan('poll, answer with errors');
  await marta.answer(dates, [YES]);
  await marta.sees('Danke. Ihre Antwort ist gespeichert.');
  await marta.unfold('Alle Antworten mit Namen');
  await marta.scan('poll, answered, names unfolded');

  // Who is asked, and what is handed to whom.
  await ayla.openFlats();
  await ayla.unfold('Ihre Antwort ändern');
  await ayla.scan('poll, managed, own answer unfolded');
  const poll = new URL(ayla.page.url()).pathname;
  await ayla.follow('Wer gefragt ist');
  await ayla.menuOf('Nachbar ohne E-Mail');
  await ayla.scan('poll, people, menu open');
  await ayla.press('Briefe erstellen');
  await ayla.scan('poll, letters');
  const gone = await ayla.linkShown();
  await ayla.visit(`${poll}/people`);
  await ayla.press('Offenen Link erstellen');
  await ayla.scan('poll, open link', OTHER_WORDS);
  const open = await ayla.linkShown();
  const link = await ayla.linkFor('Nachbar ohne E-Mail');

  // By link: in three languages, before and after.
  const guest = await come();
  await guest.visit(gone, { status: 404 });
  await guest.heading(/Dieser Link gilt nicht mehr/);
  await guest.scan('poll, link gone');
  await guest.visit(link);
  const languages = ['Alltagssprache', 'English', 'Leichte Sprache'];
  for (const language of languages) {
    await guest.press(language);
    await guest.scan(`poll by link, ${language}`, language === languages[0] ? {} : OTHER_WORDS);
  }
  await guest.page.getByRole('radio', { name: 'Vielleicht' }).first().check();
  await guest.tick('An allen anderen Tagen habe ich keine Zeit');
  await guest.press('Antwort abschicken');
  await guest.sees('Danke. Wir haben Ihre Antwort.');
  for (const language of [...languages].reverse()) {
    await guest.press(language);
    await guest.scan(`poll by link, answered, ${language}`, language === languages[0] ? {} : OTHER_WORDS);
  }
  await guest.visit(open);
  assert.equal(await guest.status(() => guest.press(/speichern|Save/)), 422, 'no name');
  await guest.scan('poll by open link, with errors');

  // The deadline passes, and it is called off.
  const clock = await clockOf(hands);
  await clock.moveTo(daysAfter(await clock.today(), 25)); // behind the deadline, before the first of the dates
  await marta.openFlats();
  await marta.sees('Frist vorbei');
  await marta.scan('poll, closed', OTHER_WORDS);
  await guest.visit(link);
  await guest.sees('Die Frist ist vorbei.');
  await ayla.visit(`${poll}/cancellation`);
  await ayla.press('Umfrage absagen');
  await ayla.sees('Die Umfrage ist abgesagt.');
  await ayla.scan('poll, cancelled', OTHER_WORDS);
  await guest.visit(link);
  await guest.sees('Diese Umfrage wurde abgesagt.');
}, { javaScript: true });
