// Boards as people use them: alone and together, by mouse, by keyboard, with one finger, with a line that breaks; what can
// be done without scripts runs both ways. Each distinct state is scanned once.

import assert from 'node:assert/strict';

import { CAFE, PRIORITIES, TASKS, WALL, atBoard, finger, middle } from './boards.support.mjs';
import { assertSnapshot, comes } from './person.mjs';
import { journey } from './support.mjs';

const OPEN = ['Zahlen der Wohnungsgesellschaften anfragen', 'Beispiel aus dem Nachbarkreis ansehen', 'Betroffene fragen: Was hat bei der Suche geholfen?'];
const [NUMBERS, EXAMPLE, ASK] = OPEN;
const DOING = ['Entwurf der Empfehlung gegenlesen', 'Kosten einer Stelle abschätzen'];
const DONE = ['Gespräch mit dem Jobcenter'];

/** Somebody more at a board. */
async function come(hands, name, place, how) {
  const somebody = atBoard(await hands.meet(how));
  await somebody.signIn(name);
  if (place) await somebody.open(place);
  return somebody;
}

/** The first visitor, signed in at a board. */
async function begin(hands, name, place) {
  const somebody = atBoard(hands);
  await somebody.signIn(name);
  if (place) await somebody.open(place);
  return somebody;
}

journey('a World Café goes from the opening over the harvest to a draft', async (hands) => {
  const v = await begin(hands, 'koordination');
  const asked = [];
  v.page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    dialog.accept();
  });
  await v.visit('/');
  await v.follow('Fokusgruppe Wohnen');
  await v.follow('Pinnwände', v.page.getByRole('navigation', { name: 'Bereiche der Gruppe' }));
  await v.look('boards, list');
  await v.follow('Neue Pinnwand');
  await v.scan('board, new');
  assert.equal(await v.status(() => v.press('Pinnwand anlegen')), 422, 'without a title');
  assert.match(await v.page.title(), /^Fehler:/);
  await v.write('Titel', 'World Café Wohnen');
  await v.page.getByRole('radio', { name: /^World Café/ }).check();
  await v.press('Pinnwand anlegen');
  await v.sees('Die Pinnwand ist angelegt.');
  await v.look('World Café, empty');

  // The tables open.
  await v.follow(v.named('Ändern', 'Tisch 1'));
  await v.look('table, edit');
  await v.write('Titel', 'Wohnraum finden');
  await v.write('Gastgeberin', 'Marta Z.');
  await v.write('Fragen', 'Wo suchen Sie?\nWas hilft?');
  await v.press('Speichern');
  const table = v.column('Wohnraum finden');
  await v.sees('Gastgeber: Marta Z.', table);
  assert.deepEqual(await table.locator('.column__questions').getByRole('listitem').allInnerTexts(), ['Wo suchen Sie?', 'Was hilft?']);

  // Notes: with a sign, without a name, from paper for somebody.
  await v.add('Wohnraum finden', 'Wer hilft beim Antrag?', { marker: '? Frage', anonymous: false });
  await v.sees('Frage:', v.card('Wer hilft beim Antrag?'));
  await v.sees('Ayla K.', v.card('Wer hilft beim Antrag?'));
  await v.add('Wohnraum finden', 'Ich schäme mich auf dem Amt', { marker: 'ohne Zeichen', anonymous: true });
  await v.sees('Ohne Namen', v.card('Ich schäme mich auf dem Amt'));
  await v.seesNot('Ayla', v.card('Ich schäme mich auf dem Amt'));
  await v.follow(v.named('Mehr Angaben', 'Wohnraum finden'));
  await v.look('note, new');
  await v.write('Text der Karte', 'Die Lotsin war gut');
  await v.choose('Von wem ist das?', 'Ich schreibe es für jemanden auf, zum Beispiel von einem Papierzettel');
  assert.equal(await v.status(() => v.press('Hinzufügen', v.page.locator('main'))), 422, 'for whom?');
  await v.look('note, new, with an error');
  await v.write('Für wen?', 'Besucherin des Cafés');
  await v.choose('Zeichen', 'gut');
  await v.press('Hinzufügen', v.page.locator('main'));
  await v.sees('für Besucherin des Cafés', v.card('Die Lotsin war gut'));
  await v.has('Wohnraum finden', ['Wer hilft beim Antrag?', 'Ich schäme mich auf dem Amt', 'Die Lotsin war gut']);
  await v.scan('World Café, notes');

  // One note goes down, and then to the other table.
  await v.beginMove('Wer hilft beim Antrag?');
  await v.scan('World Café, a note is moved');
  await v.press('Nach unten');
  if (v.javaScript) await v.heard('„Wer hilft beim Antrag?“: Position 2 von 3 in „Wohnraum finden“.');
  else await v.sees('Position 2 von 3 in „Wohnraum finden“');
  await v.press('Nach oben');
  await v.press('Nach unten');
  if (v.javaScript) {
    await v.mover().getByRole('combobox', { name: 'Wohin' }).selectOption({ label: 'Tisch 2' });
    await v.mover().getByRole('combobox', { name: 'Position' }).selectOption({ label: '1' });
  } else await v.page.getByRole('combobox', { name: 'Neuer Platz' }).selectOption({ label: 'Tisch 2: ganz oben' });
  await v.press('Hierhin verschieben');
  await v.has('Wohnraum finden', ['Ich schäme mich auf dem Amt', 'Die Lotsin war gut']);
  await v.has('Tisch 2', ['Wer hilft beim Antrag?']);
  await comes(async () => assert.equal(await v.page.locator('[aria-busy]').count(), 0, 'all is sent'));

  // The harvest becomes a draft, and each end leads to the other.
  await v.follow(v.named('Fazit schreiben', 'Wohnraum finden'));
  await v.look('harvest, edit');
  await v.write('Fazit', 'Anträge brauchen eine Lotsin\nDas Amt kommt ins Quartier');
  await v.press('Fazit speichern');
  await v.sees('Das Amt kommt ins Quartier', v.column('Wohnraum finden'));
  await v.follow(v.named('Als Entwurf für eine Empfehlung', 'Wohnraum finden'));
  await v.look('draft, from a harvest');
  assert.equal(await v.page.getByRole('textbox', { name: 'Titel' }).inputValue(), 'Anträge brauchen eine Lotsin');
  const text = await v.page.getByRole('textbox', { name: 'Was ist das Problem?' }).inputValue();
  for (const line of ['Das Amt kommt ins Quartier', '- + Die Lotsin war gut', '- Ich schäme mich auf dem Amt']) assert.ok(text.includes(line), `the draft says ${text}`);
  await v.press('Entwurf anlegen');
  await v.heading(/Anträge brauchen eine Lotsin/);
  await v.sees('Entstanden aus dem Fazit eines Tisches');
  await v.look('record, grown from a harvest');
  await v.follow(/Wohnraum finden|World Café Wohnen/, v.page.getByRole('region', { name: 'Woher es kommt' }));
  await v.heading(/World Café Wohnen/);
  await v.sees('Daraus wurde', table);
  await v.look('World Café, a table with its draft');
  await v.follow('Anträge brauchen eine Lotsin', table);
  await v.heading(/Anträge brauchen eine Lotsin/);
  await v.follow(/Wohnraum finden|World Café Wohnen/, v.page.getByRole('region', { name: 'Woher es kommt' }));

  // So does a single card.
  await v.follow('Die Lotsin war gut');
  await v.look('card, before it grows');
  await v.follow('Entwurf für eine Empfehlung beginnen');
  await v.write('Titel', 'Lotsinnen in jeder Gemeinde');
  await v.press('Entwurf anlegen');
  await v.sees('Entstanden aus einer Karte');
  await v.follow('Die Lotsin war gut', v.page.getByRole('region', { name: 'Woher es kommt' }));
  await v.sees(/Entwurf .*Lotsinnen in jeder Gemeinde/, v.page.getByRole('region', { name: 'Verlauf' }));
  await v.scan('card, grown into a draft');
  await v.follow('Lotsinnen in jeder Gemeinde', v.page.getByRole('region', { name: 'Daraus wurde' }));
  await v.heading(/Lotsinnen in jeder Gemeinde/);
  assert.deepEqual(asked, [], 'nobody is asked whether to leave: all was sent');
});

journey('two browsers see each other', async (hands) => {
  const ayla = await begin(hands, 'koordination', TASKS);
  const marta = await come(hands, 'mitglied', TASKS);
  for (const v of [ayla, marta]) {
    await v.sees(/Gerade hier: .*Ayla K\./);
    await v.sees(/Gerade hier: .*Marta Z\./);
    await v.has('Offen', OPEN);
  }

  // Marta is in the middle of a word.
  const half = marta.box('Offen');
  await half.fill('Wohnungsbörse fragen');
  await half.evaluate((box) => box.setSelectionRange(7, 7));
  await marta.page.evaluate(() => { globalThis.samePage = true; });
  const isUndisturbed = async (after, box = half) => {
    const seen = await box.evaluate((b) => ({ text: b.value, from: b.selectionStart, to: b.selectionEnd, focus: document.activeElement === b }));
    assert.deepEqual(seen, { text: 'Wohnungsbörse fragen', from: 7, to: 7, focus: true }, `half a note, after ${after}`);
  };

  await ayla.add('Offen', 'Termin mit der Presse');
  await marta.has('Offen', [...OPEN, 'Termin mit der Presse']);
  await isUndisturbed('a new card');
  await ayla.beginMove(EXAMPLE);
  await ayla.press('Nach oben');
  await marta.has('Offen', [EXAMPLE, NUMBERS, ASK, 'Termin mit der Presse']);
  await ayla.press('Nach rechts');
  await marta.has('In Arbeit', [EXAMPLE, ...DOING]);
  await isUndisturbed('two moves');
  await ayla.archive(ASK);
  await marta.has('Offen', [NUMBERS, 'Termin mit der Presse']);
  await isUndisturbed('a card that was put away');
  // A change of the columns themselves comes as a whole board.
  await ayla.open(TASKS);
  await ayla.follow(ayla.named('Ändern', 'Offen'));
  await ayla.write('Titel', 'Noch offen');
  await ayla.press('Speichern');
  await marta.column('Noch offen').waitFor();
  await isUndisturbed('a new name for the column', marta.box('Noch offen'));
  await comes(async () => assert.match(await marta.says().innerText(), /^Andere haben \d+ Mal etwas geändert\./));

  // She sends it where she is, and Ayla has it.
  await marta.page.keyboard.press('Enter');
  await ayla.has('Noch offen', [NUMBERS, 'Termin mit der Presse', 'Wohnungsbörse fragen']);
  assert.equal(await marta.page.evaluate(() => globalThis.samePage), true, 'nothing was loaded again');
  await ayla.visit('/');
  await comes(async () => marta.seesNot('Ayla K.', marta.page.locator('[data-people-here]')));
}, { javaScript: true });

journey('nothing is lost when the line breaks', async (hands) => {
  const ayla = await begin(hands, 'koordination', TASKS);
  const marta = await come(hands, 'mitglied', TASKS);

  // Half a note survives loading the page again.
  await marta.box('Offen').fill('Nur halb');
  await marta.page.reload();
  await marta.isLive();
  assert.equal(await marta.box('Offen').inputValue(), 'Nur halb');
  await marta.box('Offen').fill('');

  // No line: one sees since when, and works on.
  await marta.context.setOffline(true);
  await comes(async () => assert.match(await marta.line().innerText(), /^Verbindung unterbrochen seit \d{2}:\d{2} Uhr\./));
  await marta.box('Offen').fill('Im Zug geschrieben');
  await marta.page.keyboard.press('Enter');
  await marta.page.locator('.note--waiting', { hasText: 'Im Zug geschrieben' }).waitFor();
  await marta.beginMove(NUMBERS);
  await marta.press('Nach rechts');
  await marta.has('In Arbeit', [NUMBERS, ...DOING]);
  await comes(async () => assert.match(await marta.line().innerText(), /Noch nicht gesendet: 2$/));
  await ayla.add('Erledigt', 'Inzwischen hier');
  await ayla.has('Offen', OPEN);

  // It is back: all goes its way, once, and what was missed comes.
  await marta.context.setOffline(false);
  await marta.isLive();
  for (const v of [ayla, marta]) {
    await v.has('Offen', [EXAMPLE, ASK, 'Im Zug geschrieben']);
    await v.has('In Arbeit', [NUMBERS, ...DOING]);
    await v.has('Erledigt', [...DONE, 'Inzwischen hier']);
  }
  assert.equal(await marta.page.locator('.note--waiting').count(), 0);

  // The server took it, but its answer got lost: sent again it counts once.
  let answers = 0;
  await marta.page.route('**/cards/new', async (route) => {
    answers += 1;
    if (answers > 1) return route.continue();
    await route.fetch();
    return route.abort('aborted');
  });
  await marta.box('Erledigt').fill('Einmal ist genug');
  await marta.page.keyboard.press('Enter');
  await comes(async () => assert.equal(answers, 2, 'sent again'));
  await comes(async () => assert.equal(await marta.page.evaluate(() => Object.keys(localStorage).filter((key) => /^board:[0-9a-f]/.test(key)).length), 0));
  for (const v of [ayla, marta]) await v.has('Erledigt', [...DONE, 'Inzwischen hier', 'Einmal ist genug']);

  // Not sent yet, and the page is loaded again: it is sent then.
  await marta.page.unrouteAll();
  await marta.page.route('**/cards/new', (route) => route.abort('aborted'));
  await marta.box('Erledigt').fill('Nach dem Laden');
  await marta.page.keyboard.press('Enter');
  await comes(async () => assert.match(await marta.line().innerText(), /Noch nicht gesendet: 1$/));
  await marta.page.unrouteAll();
  await marta.page.reload();
  for (const v of [ayla, marta]) await v.has('Erledigt', [...DONE, 'Inzwischen hier', 'Einmal ist genug', 'Nach dem Laden']);
}, { javaScript: true });

journey('a board that slept catches up', async (hands) => {
  const ayla = await begin(hands, 'koordination', TASKS);
  const visitor = await hands.meet();
  const marta = atBoard(visitor);
  // A device that sleeps keeps a socket that tells nothing any more and does not know it.
  let asleep = false;
  let blocked = false;
  let sockets = 0;
  const open = new Set();
  await marta.page.routeWebSocket(/\/live/, (socket) => {
    sockets += 1;
    if (blocked) return socket.close();
    const mine = sockets;
    const server = socket.connectToServer();
    open.add(socket);
    server.onMessage((message) => { if (!(asleep && mine === 1)) socket.send(message); });
    return undefined;
  });
  await marta.signIn('mitglied');
  await marta.open(TASKS);
  const turn = (hidden, later) => marta.page.evaluate(([away, ms]) => {
    globalThis.clockShift = (globalThis.clockShift ?? 0) + ms;
    globalThis.trueNow ??= Date.now.bind(Date);
    Date.now = () => globalThis.trueNow() + globalThis.clockShift;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => away });
    document.dispatchEvent(new Event('visibilitychange'));
  }, [hidden, later]);
  await turn(true, 0);
  asleep = true;
  await ayla.add('Offen', 'Während sie schlief');
  await ayla.beginMove(DONE[0]);
  await ayla.press('Nach links');
  await ayla.has('In Arbeit', [DONE[0], ...DOING]);
  assert.deepEqual(await marta.cards('Offen'), OPEN, 'nothing was told');
  await turn(false, 60_000);
  await marta.has('Offen', [...OPEN, 'Während sie schlief']);
  await marta.has('In Arbeit', [DONE[0], ...DOING]);
  // The dead socket is given up for one that tells.
  await comes(async () => assert.equal(sockets, 2, 'a new socket'));
  await marta.isLive();
  await ayla.add('Offen', 'Wach');
  await marta.has('Offen', [...OPEN, 'Während sie schlief', 'Wach']);

  // Where no socket gets through, the board asks now and then.
  blocked = true;
  for (const socket of open) await socket.close();
  await comes(async () => assert.match(await marta.line().innerText(), /^Verbindung unterbrochen seit/));
  await marta.scan('board, no line');
  await ayla.add('Offen', 'Ohne Leitung');
  await marta.has('Offen', [...OPEN, 'Während sie schlief', 'Wach', 'Ohne Leitung']);
  await comes(async () => assert.equal(await marta.line().innerText(), 'Änderungen erscheinen alle paar Sekunden.'));
}, { javaScript: true });

journey('a card is moved by keyboard alone', async (hands) => {
  const v = await begin(hands, 'koordination', TASKS);
  const { keyboard } = v.page;
  const move = /^Verschieben: Zahlen der Wohnungs/;
  await v.listen();
  const heard = [];
  const step = async (key, name, says) => {
    await keyboard.press(key);
    await v.heard(says);
    assert.match(await v.focused(), name, 'the button keeps the keyboard');
    heard.push(says);
  };

  // Enter opens, Escape closes and leads back.
  await v.tabTo(move);
  await keyboard.press('Enter');
  await v.mover().waitFor();
  assert.match(await v.focused(), /Nach oben$/);
  const opened = await v.card(NUMBERS).ariaSnapshot();
  await step('Enter', /Nach oben$/, 'In dieser Richtung geht es nicht weiter.');
  await v.tabTo(/Nach unten$/, 1);
  await step('Enter', /Nach unten$/, `„${NUMBERS}“: Position 2 von 3 in „Offen“.`);
  await step(' ', /Nach unten$/, `„${NUMBERS}“: Position 3 von 3 in „Offen“.`);
  await v.has('Offen', [EXAMPLE, ASK, NUMBERS]);
  await v.tabTo(/Nach rechts$/, 2);
  await step('Enter', /Nach rechts$/, `„${NUMBERS}“: Position 3 von 3 in „In Arbeit“.`);
  await step('Enter', /Nach rechts$/, `„${NUMBERS}“: Position 2 von 2 in „Erledigt“.`);
  await v.has('Erledigt', [...DONE, NUMBERS]);
  await v.scan('board, mover open');
  await keyboard.press('Escape');
  assert.match(await v.focused(), move, 'Escape leads back');
  assert.equal(await v.mover().count(), 0);
  const after = await v.card(NUMBERS).ariaSnapshot();

  // Space opens as well; two lists lead to any place.
  await keyboard.press(' ');
  await v.mover().waitFor();
  await v.tabTo(/^Wohin/, 4);
  await keyboard.type('Offen');
  await v.tabTo(/^Position/, 1);
  assert.equal(await v.mover().getByRole('combobox', { name: 'Position' }).inputValue(), '3', 'the end of the other column');
  await keyboard.press('ArrowUp');
  await v.tabTo(/^Hierhin verschieben$/, 1);
  await step('Enter', /^Hierhin verschieben$/, `„${NUMBERS}“: Position 2 von 3 in „Offen“.`);
  await v.has('Offen', [EXAMPLE, NUMBERS, ASK]);
  await v.tabTo(/^Fertig$/, 1);
  await keyboard.press('Enter');
  assert.match(await v.focused(), move);

  // What a screen reader has to say about all this is kept.
  assert.deepEqual(await v.announced(), heard);
  const parts = [['the card, the mover open', opened], ['announced, one after the other', heard.join('\n')], ['the card, the mover closed', after]];
  const text = parts.map(([what, words]) => `# ${what}\n${words}\n`).join('\n');
  assertSnapshot('move-a-card', text.replace(/\/boards\/[0-9a-f-]+\/cards\/[0-9a-f-]+/g, '/boards/…/cards/…').replace(/bis \p{L}{2}\., \d+\. \p{L}+( \d{4})?/gu, 'bis …'));

  // Two keys for those who want them.
  await v.card(ASK).getByRole('link', { name: ASK }).focus();
  await keyboard.press('m');
  await v.card(ASK).getByRole('group', { name: 'Karte verschieben' }).waitFor();
  await keyboard.press('m');
  assert.equal(await v.mover().count(), 0);
  await keyboard.press('n');
  assert.match(await v.focused(), /Neue Karte in „Offen“/);
  await keyboard.type('nm');
  assert.equal(await v.box('Offen').inputValue(), 'nm', 'letters are letters where one writes');
  await v.box('Offen').fill('');
  // And off, on this device for good.
  await v.page.locator('.board-menu summary').focus();
  await keyboard.press('Enter');
  const keys = v.page.getByRole('checkbox', { name: /^Tasten: n/ });
  await v.scan('board, menu open');
  await keys.focus();
  await keyboard.press(' ');
  assert.equal(await keys.isChecked(), false);
  await v.page.reload();
  await v.isLive();
  await v.card(ASK).getByRole('link', { name: ASK }).focus();
  await keyboard.press('m');
  await keyboard.press('n');
  assert.equal(await v.mover().count(), 0, 'the key does nothing');
  assert.match(await v.focused(), /^Betroffene fragen/);
  await v.beginMove(ASK);
  await v.tabStops();
}, { javaScript: true });

journey('one finger is enough', async (hands) => {
  const ayla = await begin(hands, 'koordination', TASKS);
  const { page } = ayla;
  const tap = (name, where = page) => where.getByRole('button', { name }).and(page.locator(':visible')).first().tap();
  await ayla.box('Offen').tap();
  await page.keyboard.insertText('Mit dem Daumen geschrieben');
  await tap(/^Hinzufügen/, page.getByRole('form', { name: 'Neue Karte in „Offen“' }));
  await ayla.has('Offen', [...OPEN, 'Mit dem Daumen geschrieben']);

  // By the buttons of the card.
  await tap(ayla.named('Verschieben', 'Mit dem Daumen geschrieben'), ayla.card('Mit dem Daumen geschrieben'));
  await tap('Nach oben', ayla.mover());
  await ayla.has('Offen', [NUMBERS, EXAMPLE, 'Mit dem Daumen geschrieben', ASK]);
  await tap('Nach rechts', ayla.mover());
  await ayla.has('In Arbeit', [...DOING, 'Mit dem Daumen geschrieben']);
  await tap('Fertig', ayla.mover());
  await ayla.has('Offen', OPEN);

  // A finger on the text scrolls; nothing is carried away.
  const card = ayla.card(EXAMPLE);
  await ayla.page.getByRole('navigation', { name: 'Zu einer Spalte springen' }).getByRole('link', { name: 'Offen' }).tap();
  await card.evaluate((li) => li.scrollIntoView({ block: 'center', inline: 'center' }));
  const before = await page.evaluate(() => scrollY);
  const text = await middle(card.locator('.note__title'));
  await finger(page, text, { x: text.x, y: text.y - 250 });
  await comes(async () => assert.ok(await page.evaluate(() => scrollY) > before + 50, 'the page scrolls'));
  assert.deepEqual(await ayla.cards('Offen'), OPEN);

  // A finger on the handle carries the card.
  await card.evaluate((li) => li.scrollIntoView({ block: 'center', inline: 'center' }));
  const grip = await middle(card.locator('[data-grip]'));
  const { y } = await ayla.card(NUMBERS).boundingBox();
  const held = await page.evaluate(() => scrollY);
  await finger(page, grip, { x: grip.x, y: y + 8 });
  await ayla.has('Offen', [EXAMPLE, NUMBERS, ASK]);
  await ayla.heard(`„${EXAMPLE}“: Position 1 von 3 in „Offen“.`);
  assert.ok(Math.abs(await page.evaluate(() => scrollY) - held) < 100, 'the page stays');
  await page.reload();
  await ayla.has('Offen', [EXAMPLE, NUMBERS, ASK]);
}, { javaScript: true, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

journey('a card is dragged with the mouse', async (hands) => {
  const ayla = await begin(hands, 'koordination', TASKS);
  const marta = await come(hands, 'mitglied', TASKS);
  const { mouse } = ayla.page;
  const carry = async (title, name, to, before) => {
    const from = await middle(ayla.card(title).locator('[data-grip]'));
    const target = await to.boundingBox();
    const spot = { x: target.x + target.width / 2, y: target.y + 6 };
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 8, from.y + 8, { steps: 4 });
    await mouse.move(spot.x, spot.y, { steps: 12 });
    // A hand is never quite still; the card lies there once the page has noticed where it is held.
    let shake = 0;
    await comes(async () => {
      await mouse.move(spot.x + (shake += 1) % 2, spot.y);
      assert.ok((await ayla.cards(name)).includes(title), `„${title}“ is over „${name}“`);
    });
    await before?.();
    await mouse.up();
  };
  await carry(EXAMPLE, 'In Arbeit', ayla.card(DOING[0]));
  await ayla.has('In Arbeit', [EXAMPLE, ...DOING]);
  await ayla.heard(`„${EXAMPLE}“: Position 1 von 3 in „In Arbeit“.`);
  await marta.has('Offen', [NUMBERS, ASK]);
  await marta.has('In Arbeit', [EXAMPLE, ...DOING]);
  // What others do while one carries waits until it is let go.
  await carry(NUMBERS, 'Erledigt', ayla.card(DONE[0]), async () => {
    await marta.add('Offen', 'Zwischendurch');
    assert.equal(await ayla.card('Zwischendurch').count(), 0, 'nothing moves under the pointer');
  });
  for (const v of [ayla, marta]) {
    await v.has('Offen', [ASK, 'Zwischendurch']);
    await v.has('Erledigt', [NUMBERS, ...DONE]);
  }
}, { javaScript: true, viewport: { width: 1280, height: 1500 } });

journey('the group weighs with dots', async (hands) => {
  const staff = await begin(hands, 'stab', PRIORITIES);
  await staff.look('board, priorities');
  await staff.menu();
  await staff.follow('Mit Punkten gewichten');
  await staff.look('dots, new');
  assert.equal(await staff.page.getByRole('spinbutton', { name: 'Stimmen für jedes Mitglied' }).inputValue(), '2');
  await staff.page.getByRole('checkbox', { name: 'Stimmen dürfen auch gegen eine Karte sein' }).check();
  await staff.press('Gewichtung eröffnen');
  await staff.sees('Die Gewichtung ist eröffnet.');
  await staff.look('board, weighed now');

  const member = await come(hands, 'steuerung', PRIORITIES);
  await member.follow('Abstimmen', member.page.getByRole('region', { name: 'Was ist uns am wichtigsten?' }));
  await member.look('dots, ballot');
  for (const field of ['Armut', 'Wohnen', 'Bildung']) await member.choose(field, 'dafür');
  assert.equal(await member.status(() => member.press('Abstimmen', member.page.locator('main'))), 422, 'three of two');
  assert.match(await member.page.title(), /^Fehler:/);
  await member.scan('dots, ballot with an error');
  await member.choose('Bildung', 'keine Stimme');
  await member.choose('Wohnen', 'dagegen');
  await member.press('Abstimmen', member.page.locator('main'));
  await member.sees('Ihre Stimme ist gezählt.');
  for (const v of [member, staff]) {
    await v.open(PRIORITIES);
    await v.sees(/Bisher haben 1 von \d+ abgestimmt\./);
    await v.seesNot(/Punkte? dafür|dagegen\b(?!, wie)/, v.page.locator('.board'));
    await v.follow(/^(Abstimmen|Ansehen)$/, v.page.getByRole('region', { name: 'Was ist uns am wichtigsten?' }));
    assert.equal(await v.page.getByRole('region', { name: 'Ergebnis' }).count(), 0, 'sealed until the end');
  }

  // The last day passes: the dots are on the cards.
  const admin = atBoard(await hands.meet());
  await admin.signIn('administration');
  await admin.visit('/demo/clock');
  await admin.press(/Ende von „Ausarbeitung/);
  await admin.sees('Die Uhr ist vorgestellt.');
  await staff.open(PRIORITIES);
  await staff.sees('1 Punkt dafür', staff.card('Armut'));
  await staff.sees('1 dagegen', staff.card('Wohnen'));
  await staff.look('board, weighed');
});

journey('two write on one card, and nothing is overwritten', async (hands) => {
  const ayla = await begin(hands, 'koordination', TASKS);
  const marta = await come(hands, 'mitglied', TASKS);
  for (const v of [ayla, marta]) {
    await v.follow(EXAMPLE);
    await v.follow('Karte ändern');
  }
  await ayla.look('card, edit');
  await ayla.write('Text der Karte', 'Beispiel ansehen und hinfahren');
  await ayla.press('Speichern');
  await ayla.sees('Beispiel ansehen und hinfahren');
  await marta.write('Text der Karte', '');
  assert.equal(await marta.status(() => marta.press('Speichern')), 422, 'no text');
  await marta.scan('card, edit with an error');
  if (marta.javaScript) assert.equal(await marta.page.evaluate(() => document.activeElement.className), 'error-summary');
  await marta.write('Text der Karte', 'Beispiel ansehen und anrufen');
  assert.equal(await marta.status(() => marta.press('Speichern')), 409);
  await marta.sees('Beispiel ansehen und hinfahren', marta.page.getByRole('region', { name: 'So steht es jetzt da' }));
  await marta.sees('Beispiel ansehen und anrufen', marta.page.getByRole('region', { name: 'Das haben Sie geschrieben' }));
  await marta.scan('card, conflict');
  await marta.write('Text der Karte', 'Beispiel ansehen, anrufen und hinfahren');
  await marta.press('Diesen Text speichern');
  await marta.heading(/Beispiel ansehen, anrufen und hinfahren/);
  await ayla.page.reload();
  await ayla.heading(/Beispiel ansehen, anrufen und hinfahren/);
});

journey('what is around a board', async (hands) => {
  const v = await begin(hands, 'koordination', TASKS);
  await v.scan('board, tasks');
  const path = new URL(v.page.url()).pathname;
  await v.page.getByRole('searchbox', { name: 'Suchen' }).fill('Jobcenter');
  if (v.javaScript) await v.sees('Gefunden: 1');
  else await v.press('Anwenden');
  assert.equal(await v.card(DONE[0]).isVisible(), true);
  assert.equal(await v.page.locator('.note:visible').count(), 1);
  await v.page.getByRole('searchbox', { name: 'Suchen' }).fill('Quastenflosser');
  if (v.javaScript) {
    await v.sees('Gefunden: 0');
    await comes(async () => assert.match(v.page.url(), /word=Quastenflosser/));
  } else await v.press('Anwenden');
  assert.equal(await v.page.locator('.note:visible').count(), 0);
  await v.scan('board, nothing found');

  await v.visit(path);
  await v.menu();
  await v.follow('Karten klein zeigen');
  await v.look('board, compact');
  await v.follow(NUMBERS);
  await v.scan('card');
  const place = `${new URL(v.page.url()).pathname}/place`;
  await v.visit(place);
  await v.heading(/^Verschieben/);
  assert.equal(await v.status(() => v.press('Hierhin verschieben')), 422, 'no place chosen');
  await v.scan('place, with an error');
  await v.visit(path);
  await v.archive(EXAMPLE);
  await v.visit(`${path}/archive`);
  await v.look('cards put away');
  await v.press(/^Zurückholen/);
  await v.visit(`${path}/archive`);
  await v.sees('Hier ist nichts abgelegt.');
  await v.look('cards put away, none');
  for (const [name, words] of [['print', 'board, print'], ['settings', 'board, settings'], ['columns/new', 'column, new']]) {
    await v.visit(`${path}/${name}`);
    await v.look(words);
  }

  const staff = await come(hands, 'stab', WALL);
  await staff.look('board, wall');
  await staff.open(CAFE);
  await staff.look('board, World Café of the demo');
});

journey('a group has no board yet', async (hands) => {
  const v = atBoard(hands);
  await v.signIn('begleitung');
  await v.visit('/groups');
  const groups = await v.page.locator('main').getByRole('link').evaluateAll((links) => [...new Set(links.map(({ pathname }) => pathname))].filter((p) => /^\/groups\/[0-9a-f-]{36}$/.test(p)));
  for (const group of groups) {
    await v.visit(`${group}/boards`);
    if (await v.page.getByText('Noch keine Pinnwand').count() > 0) return v.scan('boards, none');
  }
  return assert.fail(`each of ${groups.length} groups has a board`);
}, { javaScript: true });

journey('a board with 300 cards', async (hands) => {
  const v = await begin(hands, 'koordination', TASKS);
  const column = (await v.column('Offen').getAttribute('id')).slice(2);
  const path = new URL(v.page.url()).pathname;
  await v.visit(`${path}/archive`);
  await v.page.evaluate(async ([address, into]) => {
    for (let n = 7; n <= 300; n += 1) {
      const body = new URLSearchParams({ _op: crypto.randomUUID(), column: into, title: `Aufgabe ${n}` });
      const { ok, status } = await fetch(`${address}/cards/new`, { method: 'POST', body, headers: { Accept: 'application/json' } });
      if (!ok) throw new Error(`card ${n}: ${status}`);
    }
  }, [path, column]);
  await v.visit(path);
  await v.isLive();
  assert.equal(await v.page.locator('.note').count(), 300);
  await v.scan('board, 300 cards', { ibm: 'never' });
  await v.beginMove('Aufgabe 300');
  await v.press('Nach oben');
  await v.heard('„Aufgabe 300“: Position 296 von 297 in „Offen“.');
}, { javaScript: true });
