// The second half of the way from a date poll to approved minutes (the first is in polls.test.mjs): a date is chosen, the
// meeting moves once, has an agenda, takes place, and its minutes are written, closed, corrected, approved and taken away.
// Mails are really sent and read by whom they were sent to; what is due on another day comes by the demo's clock.

import assert from 'node:assert/strict';

import { TASKS } from './boards.support.mjs';
import { assertInOrder, atMeeting, clockOf, daysAfter, eventIn, isoDay, writtenDay } from './minutes.support.mjs';
import { assertSnapshot, at } from './person.mjs';
import { HOUSING, assertMails, linkIn, wordsOf } from './polls.support.mjs';

/** In the second half all pages are forms or short texts: the slow engine looks once. */
const ONCE = { ibm: 'once' };

const FROM_TO = '18.30 bis 20 Uhr';
const [PLACE, ROOM, OTHER_PLACE] = ['Rathaus', 'Raum 2', 'Familienzentrum'];
const [WELCOME, WALK, BENCHES] = ['Begrüßung', 'Was beim Rundgang auffiel', 'Radständer am Bahnhof'];
const DECISION = 'Die Gruppe bittet die Stadt um drei Bänke in der Lindenallee.';
const TASK = 'Mit dem Bauhof über die Standorte sprechen';
const WISH = 'Es waren vier Bänke im Gespräch, nicht drei.';
/** Who is invited and should not have been: name and address. */
const MISTAKEN = ['Frau Ohlsen', 'ohlsen@nachbarn.example'];
const GOODBYE = 'Freundliche Grüße\nKreis Beispielstedt';
const letter = (...paragraphs) => ['Guten Tag,', ...paragraphs, GOODBYE].join('\n\n');

/**
 * @param {object} hands of the journey
 * @param {object} known what the first half knows: `organiser` at the page of the poll, `title`, `date` to choose as the poll
 *   names it, `guests` by name at their phones, `yes` who said yes to it
 */
export async function fromTheDateToTheMinutes(hands, known) {
  const ayla = atMeeting(known.organiser);
  const marta = atMeeting(await hands.meet());
  await marta.signIn('mitglied');
  const day = isoDay(known.date);
  const about = { ...known, day, hands, ayla, marta, clock: await clockOf(hands), to: [...known.to, at('mitglied'), MISTAKEN[1]] };
  const meeting = await invites(about);
  await moves(about, meeting);
  await reply(about);
  await mendsInvitations(about, meeting);
  await setsTheAgenda(about, meeting);
  await about.clock.moveTo(day);
  await opens(about, meeting);
  await isWritten(about);
  await twoAtOnce(about);
  await closes(about);
  await corrects(about);
  await approves(about);
  assert.deepEqual(hands.mails.rest(known.title), [], 'nobody got a mail too many');
}

/** The mails about this meeting, one for each who is invited: whose they are, and what they bring for a calendar. */
async function mailsOf({ hands, to, title }) {
  const mails = await hands.mails.next(to.length, title);
  return { mails, to: (address) => mails.find((mail) => mail.to === address) };
}

/** The date that suits best becomes a meeting; whoever was asked is invited, and one more. */
async function invites(about) {
  const { ayla, title, date, day, clock, yes } = about;
  await ayla.follow('Termin festlegen');
  await ayla.look('poll, choice of a date', ONCE);
  await ayla.page.getByRole('radio', { name: date }).check();
  await ayla.write(/^Ort/, PLACE);
  await ayla.unfold('Raum und Online-Adresse');
  await ayla.write('Raum', ROOM);
  await ayla.press('Festlegen und einladen');
  await ayla.sees('Der Termin steht. Die Einladungen gehen in einer Minute hinaus.');
  const meeting = ayla.path();
  await ayla.follow('Einladungen');
  // Whose the first address is knows the group.
  await ayla.write('Gäste', `${at('mitglied')}\n${MISTAKEN[0]} <${MISTAKEN[1]}>`);
  await ayla.press(/^Einladen$/);
  await ayla.sees('Die Personen sind eingeladen.');
  await ayla.look('meeting, invitations', ONCE);
  await ayla.page.getByRole('row', { name: /Albers/ }).getByRole('link').click();
  await ayla.look('meeting, one who is invited', ONCE);
  await ayla.visit(meeting);
  await ayla.look('meeting, managed', ONCE);

  await clock.nextDay();
  const came = await mailsOf(about);
  const said = (line) => letter(
    `Sie sind eingeladen: ${title}\nVon: ${HOUSING}`, `Wann: ${date}`, `Wo: ${PLACE}, ${ROOM}`, line,
    'Der Termin liegt bei. Ihr Kalender kann ihn übernehmen. Wenn sich etwas ändert, bekommen Sie eine neue E-Mail.',
  );
  const subject = `Einladung: ${title}, ${date}`;
  const others = about.to.filter((address) => !yes.includes(address));
  assertMails(came.mails.filter((mail) => yes.includes(mail.to)), yes, subject, said('Ihre Antwort ist: Ja. Hier können Sie sie ändern: LINK'));
  assertMails(came.mails.filter((mail) => !yes.includes(mail.to)), others, subject, said('Kommen Sie? Hier antworten Sie, ohne Konto: LINK'));
  about.uid = eventIn(came.mails[0]).uid;
  for (const mail of came.mails) {
    assert.deepEqual(eventIn(mail), {
      method: 'REQUEST', uid: about.uid, sequence: 0, starts: `${day}T18:00:00`, ends: `${day}T19:30:00`,
      summary: title, location: `${PLACE}, ${ROOM}`, attendee: `mailto:${mail.to}`,
    });
  }
  return meeting;
}

/** Half an hour later and elsewhere: one mail to everybody, of the same event. */
async function moves(about, meeting) {
  const { ayla, title, date, day, clock, to } = about;
  await ayla.visit(meeting);
  await ayla.follow('Ändern');
  await ayla.look('meeting, edit', ONCE);
  await ayla.write('Beginn', '18.30 Uhr');
  await ayla.unfold('Mehr Angaben');
  await ayla.write(/^Ort/, OTHER_PLACE);
  await ayla.write('Raum', '');
  await ayla.press('Änderungen speichern');
  await ayla.sees('Das Treffen ist geändert.');

  await clock.nextDay();
  about.when = `${writtenDay(day)}, ${FROM_TO}`;
  const came = await mailsOf(about);
  assertMails(came.mails, to, `Geändert: ${title}, ${about.when}`, letter(
    `dieses Treffen hat sich geändert: ${title}\nVon: ${HOUSING}`,
    `Neue Zeit: ${about.when}\nVorher: ${date}`, `Neuer Ort: ${OTHER_PLACE}\nVorher: ${PLACE}, ${ROOM}`,
    'Kommen Sie? Bitte antworten Sie hier, auch wenn Sie schon geantwortet haben: LINK',
    'Der geänderte Termin liegt bei. Hat Ihr Kalender die Einladung übernommen, ändert er sie mit.',
  ));
  for (const mail of came.mails) {
    const { uid, sequence, starts, location } = eventIn(mail);
    assert.deepEqual([uid, sequence, starts, location], [about.uid, 1, `${day}T18:30:00`, OTHER_PLACE]);
  }
  about.changed = came.to;
}

/** Who is asked again says so again: three come, one does not; the others keep silent. */
async function reply({ guests, changed, marta }) {
  for (const [name, word] of [['albers', 'Ja'], ['brandt', 'Ja'], ['dogan', 'Nein']]) {
    const guest = guests[name];
    await guest.visit(linkIn(changed(`${name}@nachbarn.example`)));
    await guest.look('meeting by link', ONCE);
    await guest.choose('Ihre Antwort', word);
    await guest.press('Antwort senden');
    await guest.sees('Ihre Antwort ist angekommen.');
  }
  await marta.visit(linkIn(changed(at('mitglied'))));
  await marta.choose('Ihre Antwort', 'Ja');
  await marta.press('Antwort senden');
  await marta.sees('Ihre Antwort ist angekommen.');
}

/** One guest lost the link and gets another; somebody was invited by mistake and is told so. */
async function mendsInvitations(about, meeting) {
  const { ayla, guests, changed, clock, hands, title, when } = about;
  const [name, address] = MISTAKEN;
  const open = async (who) => {
    await ayla.visit(`${meeting}/people`);
    await ayla.page.getByRole('row', { name: who }).getByRole('link').click();
  };
  await open(/Albers/);
  await ayla.sees('Bisher: Ja');
  await ayla.press('Neuen Link erstellen');
  await ayla.sees('Sie sehen ihn nur jetzt.');
  await ayla.look('meeting, a new link', ONCE);
  const box = ayla.page.getByRole('group', { name: 'Der neue Link' });
  assert.ok(await box.evaluate((element) => element === document.activeElement), 'what is shown only now is where one is');
  const link = box.getByText(/^http/);
  await guests.albers.visit(new URL(await link.innerText()).pathname);
  assert.ok(await guests.albers.page.getByRole('radio', { name: 'Ja' }).isChecked(), 'what was said before still counts');
  await guests.albers.visit(linkIn(changed('albers@nachbarn.example')), { status: 404 });

  await open(name);
  await ayla.follow('Ausladen');
  await ayla.look('meeting, withdrawal', ONCE);
  await ayla.press('Ausladen');
  await ayla.sees('Die Person ist nicht mehr eingeladen.');
  await ayla.seesNot(name);
  await clock.nextDay();
  const came = await hands.mails.next(1, title);
  assertMails(came, [address], `Nicht mehr eingeladen: ${title}, ${when}`, letter(
    `Sie sind zu diesem Treffen nicht mehr eingeladen: ${title}\nVon: ${HOUSING}`, `Wann: ${when}`,
    'Hat Ihr Kalender die Einladung übernommen, kann er sie mit dieser E-Mail entfernen.',
  ));
  const { method, uid, sequence, attendee } = eventIn(came[0]);
  assert.deepEqual([method, uid, sequence, attendee], ['CANCEL', about.uid, 2, `mailto:${address}`]);
  await guests.brandt.visit(linkIn(changed(address)), { status: 404 });
  about.to = about.to.filter((other) => other !== address);
}

/** Two items by keyboard, one of them leads to a board; their order by the buttons; a member proposes a third. */
async function setsTheAgenda(about, meeting) {
  const { ayla, marta } = about;
  const { keyboard } = ayla.page;
  await ayla.goTo(HOUSING, 'Pinnwände');
  const board = await ayla.page.getByRole('link', { name: TASKS.board }).first().getAttribute('href');
  await ayla.visit(meeting);
  await ayla.follow('Tagesordnung bearbeiten');
  await ayla.look('agenda, empty, managed', ONCE);
  const add = async (title, minutes, link) => {
    await ayla.tabTo(/^Worum geht es\?/);
    await keyboard.type(title);
    await ayla.tabTo(/Minuten/, 2);
    await keyboard.type(minutes);
    if (link) {
      await ayla.tabTo(/^Mehr Angaben$/, 2);
      await keyboard.press('Enter');
      await ayla.tabTo(/^Unterlagen und Links/, 2);
      await keyboard.type(link);
    }
    await ayla.tabTo(/^Punkt hinzufügen$/, 2);
    await keyboard.press('Enter');
  };
  await add(WALK, '40', `${board} Was zu tun ist`);
  await ayla.isAgenda([WALK]);
  await add(WELCOME, '10');
  await ayla.isAgenda([WALK, WELCOME]);
  await ayla.press('Nach oben', ayla.page.getByRole('form', { name: `Reihenfolge: ${WELCOME}` }));
  await ayla.isAgenda([WELCOME, WALK]);
  await ayla.sees('18.40 Uhr · 40 Minuten');

  await marta.visit(meeting);
  await marta.follow('Punkt vorschlagen');
  await marta.write('Worum geht es?', BENCHES);
  await marta.press('Vorschlagen');
  await marta.sees('Ihr Vorschlag ist angekommen.');
  await marta.scan('agenda, member, with a proposal', ONCE);
  await ayla.page.reload();
  await ayla.scan('agenda, managed, with a proposal', ONCE);
  if (ayla.javaScript) await ayla.tabStops();
  await ayla.follow(/^Antworten/);
  await ayla.page.getByRole('radio', { name: 'Auf die Tagesordnung setzen' }).check();
  await ayla.press('Antwort speichern');
  await ayla.isAgenda([WELCOME, WALK, BENCHES]);
}

/** On the day: who said yes is there already. */
async function opens({ ayla }, meeting) {
  const { page } = ayla;
  await ayla.visit(meeting);
  await ayla.follow('Sitzung eröffnen');
  await ayla.look('meeting, opening', ONCE);
  assert.equal(await page.getByRole('textbox', { name: 'Leitung' }).inputValue(), 'Ayla K.');
  await ayla.press('Sitzung eröffnen');
  await ayla.sees('Die Sitzung ist eröffnet.');
  await ayla.sees('Anwesenheit: 3 von 15 anwesend');
  await ayla.follow('Anwesenheit');
  const noted = (name) => page.getByRole('group', { name }).getByRole('radio', { checked: true });
  for (const [name, presence] of [['Frau Albers', 'anwesend'], ['Familie Doğan', 'entschuldigt'], ['Marta Z.', 'anwesend'], ['Herr Weber', 'keine Angabe']]) {
    await noted(name).and(page.getByLabel(presence)).waitFor({ state: 'attached' });
  }
  await ayla.look('minutes, attendance', ONCE);
  await ayla.choose('Herr Weber', 'anwesend');
  await ayla.write('Außerdem anwesend', 'Frau Petersen');
  await ayla.press('Speichern');
  await ayla.sees('Anwesenheit: 5 von 16 anwesend');
}

/** What is typed is saved by itself, and who reads sees it come; without scripts by the button and by loading again. */
async function isWritten({ ayla, marta, day, hands }) {
  const { page, javaScript } = ayla;
  await marta.visit(ayla.path().replace(/\/edit$/, ''));
  if (javaScript) await marta.sees('Änderungen erscheinen von selbst.');
  await marta.mark();
  await marta.scan('minutes while they are written, read', ONCE);

  const asked = await ayla.item(WALK).ariaSnapshot();
  await ayla.press('Von der Pinnwand übernehmen', ayla.item(WALK));
  await ayla.sees('Der Inhalt der Pinnwand steht jetzt im Protokoll.');
  await marta.hears('Zahlen der Wohnungsgesellschaften anfragen', marta.item(WALK));
  await ayla.says(WALK, 'Drei Bänke fehlen:\n- am Rathaus\n- am Markt\n- an der Schule');
  await marta.hears('am Markt', marta.item(WALK));
  const saved = await ayla.item(WALK).getByRole('status').ariaSnapshot();
  await ayla.scan('minutes, written', ONCE);

  await ayla.decides(WALK, 'Beschluss', DECISION, { Dafür: '4', Dagegen: '0', Enthalten: '1' });
  await ayla.decides(WALK, 'Auftrag', TASK, { 'Auftrag an': 'Marta Z.', 'Bis wann?': daysAfter(day, 30) });
  await marta.hears(DECISION, marta.item(WALK));
  await marta.sees('dafür 4, dagegen 0, enthalten 1', marta.item(WALK));
  await marta.sees(`Marta Z., bis ${writtenDay(daysAfter(day, 30))}`, marta.item(WALK));
  if (!javaScript) return;
  assert.ok(await marta.isStillHere(), 'it came without loading the page again');
  await ayla.tabStops();
  await keepWhatIsReadOut(page, { asked, saved, read: await marta.item(WALK).ariaSnapshot(), item: ayla.item(WALK) });
}

/** What a screen reader has to say about typing the minutes of one item, and about reading along, is kept. */
async function keepWhatIsReadOut(page, { asked, saved, read, item }) {
  await item.locator('summary', { hasText: 'Ergebnis festhalten' }).click();
  const unfolded = await item.locator('details').ariaSnapshot();
  const parts = [
    ['an item as it is asked for', asked], ['announced once the text is saved', saved],
    ['what came of it, unfolded', unfolded], ['the item as another one reads it', read],
  ];
  const text = parts.map(([what, words]) => `# ${what}\n${words}\n`).join('\n');
  assertSnapshot('type-minutes', text.replace(/\/boards\/[0-9a-f-]+/g, '/boards/…').replace(/um \d{2}:\d{2} Uhr/g, 'um … Uhr')
    .replace(/\p{L}{2}\., \d+\. \p{L}+ \d{4}/gu, 'Tag'));
  await page.reload();
}

/** A second one writes, too; where both wrote, both texts are shown, and neither is lost. */
async function twoAtOnce({ ayla, marta }) {
  const { page, javaScript } = ayla;
  const writing = ayla.path();
  await ayla.follow('Leitung und Protokoll');
  await ayla.look('minutes, who chairs and writes', ONCE);
  await page.getByRole('combobox', { name: 'Wer schreibt das Protokoll?' }).selectOption({ label: 'Marta Z.' });
  await ayla.write('Sonstiges', 'Frau Petersen ging um 19.30 Uhr.');
  await ayla.press('Speichern');
  await ayla.sees('Gespeichert.');
  await ayla.visit(writing);
  await marta.page.reload();
  await marta.follow('Protokoll schreiben');

  await marta.says(WELCOME, 'Ayla K. begrüßt die Runde.');
  await ayla.text(WELCOME).fill('Alle stellen sich vor.');
  if (javaScript) await ayla.sees('Jemand anderes hat hier inzwischen geschrieben.', ayla.item(WELCOME));
  assert.equal(await ayla.status(() => ayla.press('Punkt speichern', ayla.item(WELCOME))), 409);
  await ayla.sees('Ayla K. begrüßt die Runde.');
  await ayla.sees('Alle stellen sich vor.');
  await ayla.scan('minutes, two texts', ONCE);
  const both = page.getByRole('textbox', { name: 'Was wurde besprochen?' });
  assert.equal(await both.inputValue(), 'Alle stellen sich vor.', 'what was typed is still there');
  await both.fill('Ayla K. begrüßt die Runde. Alle stellen sich vor.');
  await ayla.press('Punkt speichern');
  await ayla.sees('Gespeichert.');
  await marta.page.reload();
  assert.equal(await marta.text(WELCOME).inputValue(), 'Ayla K. begrüßt die Runde. Alle stellen sich vor.');
}

/** What is missing is said first; then a decision has its number, a task its card, and everybody gets the link. */
async function closes(about) {
  const { ayla, day, title, to } = about;
  const until = writtenDay(daysAfter(day, 14));
  await ayla.follow('Protokoll abschließen');
  await ayla.sees(`Zu TOP 3 „${BENCHES}“ steht nichts im Protokoll.`, ayla.page.getByRole('region', { name: 'Bitte prüfen Sie noch' }));
  await ayla.sees('Ein Beschluss bekommt eine Nummer und steht im Beschlussbuch.');
  await ayla.sees('Ein Auftrag wird eine Karte auf der Pinnwand.');
  await ayla.scan('minutes, closing, something missing', ONCE);
  await ayla.page.getByRole('radio', { name: TASKS.board }).check();
  assert.ok(await ayla.page.getByRole('checkbox', { name: '13 Personen bekommen eine E-Mail mit dem Protokoll' }).isChecked());
  await ayla.press('Protokoll abschließen');
  await ayla.sees('Das Protokoll ist abgeschlossen und im Umlauf.');
  await ayla.sees(`Korrekturen können Sie bis ${until} vorschlagen.`);
  const numbered = new RegExp(`Beschluss \\d+/${day.slice(0, 4)}`); // earlier meetings of the year have theirs
  await ayla.sees(numbered, ayla.item(WALK));
  [about.decision] = numbered.exec(await ayla.item(WALK).innerText());
  about.minutes = ayla.path();

  const came = await mailsOf(about);
  assertMails(came.mails, to, `Protokoll: ${title}, ${writtenDay(day)}`, letter(
    `das Protokoll liegt vor: ${title}, ${writtenDay(day)}\nVon: ${HOUSING}`, 'Hier lesen Sie es, auch als PDF-Datei: LINK',
    `Fehlt etwas, oder ist etwas falsch? Schlagen Sie dort bis ${until} eine Korrektur vor.`,
  ));
  assert.equal(linkIn(came.to(at('mitglied'))), about.minutes, 'who has an account reads it there');
  about.circulated = came.to;

  await ayla.follow('Zur Karte', ayla.item(WALK));
  await ayla.heading(new RegExp(TASK));
  await ayla.sees('Marta Z.');
  await ayla.sees(writtenDay(daysAfter(day, 30)));
}

/** Somebody without an account reads them and takes them away, asks for a correction, and reads what became of it. */
async function corrects(about) {
  const { ayla, marta, guests, circulated, minutes } = about;
  const guest = guests.albers;
  await guest.visit(linkIn(circulated('albers@nachbarn.example')));
  await guest.sees(DECISION, guest.item(WALK));
  await guest.seesNot('Zur Karte');
  await guest.scan('minutes by link', ONCE);
  if (guest.javaScript) await guest.tabStops();
  await assertPaper(about, await guest.paper(), { mark: 'Entwurf', said: 'Drei Bänke fehlen:' });
  assert.equal(await guest.status(() => guest.press('Korrektur vorschlagen')), 422, 'nothing was typed');
  await guest.page.getByRole('combobox', { name: 'Wozu?' }).selectOption({ label: `TOP 2 ${WALK}` });
  await guest.write('Was soll anders sein?', WISH);
  await guest.press('Korrektur vorschlagen');
  await guest.sees('Ihr Vorschlag ist angekommen.');

  await marta.visit(minutes);
  await marta.sees(`TOP 2: ${WISH}\nFrau Albers`);
  await ayla.visit(minutes);
  await ayla.scan('minutes, circulating, managed', ONCE);
  await ayla.follow(/^Antworten/);
  await ayla.look('minutes, answer to a correction', ONCE);
  await ayla.page.getByRole('radio', { name: 'Übernehmen und gleich eintragen' }).check();
  await ayla.press('Antwort speichern');
  await ayla.sees('Übernommen. Tragen Sie die Änderung jetzt ein.');
  const text = await ayla.text(WALK).inputValue();
  await ayla.says(WALK, text.replace('Drei Bänke', 'Vier Bänke'));
  await guest.page.reload();
  await guest.sees('Vier Bänke fehlen:', guest.item(WALK));
}

/** Nothing is open any more: the minutes are approved, stay, and stand in the register; the guest's link still opens them. */
async function approves(about) {
  const { ayla, minutes, day, decision } = about;
  await ayla.visit(minutes);
  await ayla.sees('übernommen');
  await ayla.follow('Protokoll genehmigen');
  await ayla.look('minutes, approval', ONCE);
  await ayla.page.getByRole('combobox', { name: 'Genehmigt in' }).selectOption({ label: 'nicht in einer Sitzung' });
  await ayla.press('Genehmigen');
  await ayla.sees('Das Protokoll ist genehmigt.');
  await ayla.sees(`Genehmigt am ${writtenDay(day)}.`);
  await ayla.look('minutes, approved', ONCE);
  await assertPaper(about, await ayla.paper(), { said: 'Vier Bänke fehlen:' });
  await ayla.follow('Beschlussbuch der Gruppe');
  await ayla.page.getByRole('searchbox', { name: 'Suchwort' }).fill('bänke');
  await ayla.press('Suchen', ayla.page.getByRole('search', { name: 'Im Beschlussbuch suchen' }));
  await ayla.sees(DECISION, ayla.page.locator('.outcome', { hasText: decision }));
  await ayla.seesNot(TASK);
  await ayla.scan('register of decisions', ONCE);

  const { albers: guest } = about.guests;
  await guest.page.reload();
  await guest.sees(`Genehmigt am ${writtenDay(day)}.`);
}

/** The paper says what the page says, in its order, to those who see it and to those who have it read out. */
async function assertPaper({ title, day, when, decision }, paper, { mark, said }) {
  const { words, headings } = paper;
  assert.deepEqual([paper.title, paper.tagged, paper.lang], [`Protokoll: ${title}`, 'yes', 'de-DE']);
  assert.deepEqual(headings, [
    `H1 Protokoll: ${title}`, `H2 TOP 1 ${WELCOME}`, `H2 TOP 2 ${WALK}`, `H2 TOP 3 ${BENCHES}`, 'H2 Sonstiges',
  ]);
  assert.equal(words.includes('Entwurf'), mark === 'Entwurf');
  assertInOrder(words, [
    when, OTHER_PLACE, 'Ayla K.', 'Marta Z.', 'Anwesend', 'Frau Albers', 'Frau Petersen', 'Herr Weber', 'Entschuldigt', 'Familie Doğan',
    `TOP 1 ${WELCOME}`, 'Alle stellen sich vor.', `TOP 2 ${WALK}`, said, decision, DECISION,
    'dafür 4, dagegen 0, enthalten 1', 'Auftrag', TASK, `Marta Z., bis ${writtenDay(daysAfter(day, 30))}`, `TOP 3 ${BENCHES}`,
    'Sonstiges', 'Frau Petersen ging um 19.30 Uhr.',
  ]);
}
