// The main job from end to end, as people do it: they look for words and buttons, never for our names of things.
// Every journey runs with JavaScript and without. States are scanned where scripts run; what looks the same without
// them is scanned there only where it could differ (a form with errors, the first page). What a link from the start
// page leads to is scanned in pages.test.mjs.

import assert from 'node:assert/strict';
import { join } from 'node:path';

import { target } from './server.mjs';
import { journey } from './support.mjs';

const at = (name) => `${name}@beispielstedt.example`;
const CRITERIA = ['Reichweite', 'Teilhabe', 'Beitrag zu den Zielen', 'Vorbeugung', 'Finanzierung', 'Umsetzbarkeit'];
const HOUSING = 'Möblierter Wohnraum auf Zeit nach einer Trennung';

/** With FOKUSRAUM_SHOTS set: what each state looks like, in target/shots. */
async function keep(page, state) {
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(target, 'shots', `journey, ${state}, ${width}.png`), fullPage: true });
  }
}

/** What a person does on a page, in a person's words. */
function person({ page, visit, signIn, scan, javaScript }) {
  const link = (name, where = page) => where.getByRole('link', { name }).and(where.locator(':visible')).first();
  const go = async (pressed) => {
    await pressed.click();
    await page.waitForLoadState();
  };
  return {
    page,
    visit,
    scan,
    signIn: async (name) => signIn(at(name)),
    /** Scans only where scripts run. */
    look: async (state) => {
      if (!javaScript) return;
      if (process.env.FOKUSRAUM_SHOTS) await keep(page, state);
      await scan(state);
    },
    follow: (name, where) => go(link(name, where)),
    press: (name, where = page) => go(where.getByRole('button', { name }).and(where.locator(':visible')).first()),
    write: (label, text) => page.getByRole('textbox', { name: label }).fill(text),
    /** Chooses an answer of a question by the words beside it. */
    choose: async (question, answer) => {
      const group = page.getByRole('group', { name: question });
      await group.getByText(answer, { exact: true }).click();
    },
    unfold: async (name) => {
      const details = page.locator('main details', { hasText: name }).first();
      if (await details.getAttribute('open') === null) await details.locator('summary').click();
    },
    sees: async (text, where = page.locator('main')) => {
      const words = await where.innerText();
      const found = text instanceof RegExp ? text.test(words) : words.includes(text);
      assert.ok(found, `${page.url()} does not say ${text}; it says:\n${words}`);
    },
    heading: async (text) => assert.match(await page.locator('h1').innerText(), text),
    /** Sends a form and returns the status of the answer. */
    status: async (act) => {
      const answer = page.waitForResponse((response) => response.request().method() === 'POST');
      await act();
      return (await answer).status();
    },
  };
}

/** The number of the recommendation that is on the screen, e.g. "2027/6". */
async function numberOn(page) {
  const found = /HE\s+(\d{4}\/\d+)/.exec(await page.locator('main').innerText());
  assert.ok(found, `no number at ${page.url()}`);
  return found[1];
}

journey('a visitor reads what is planned', async (hands) => {
  const v = person(hands);
  await v.visit('/');
  await v.scan('start, visitor');
  await v.follow('Empfehlungen lesen');
  await v.heading(/Was wurde empfohlen/);

  await v.page.getByRole('searchbox').fill('Wohn');
  await v.press('Zeigen');
  assert.match(v.page.url(), /word=Wohn/);
  await v.look('recommendations, narrowed');
  const results = v.page.locator('main').getByRole('list').getByRole('link');
  const first = (await results.first().innerText()).trim();
  await v.follow(first);
  await v.heading(new RegExp(first.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  assert.equal(await v.page.getByRole('region', { name: /Der Weg/ }).getByRole('listitem').count() > 5, true, 'the way');

  await v.page.goBack();
  await v.page.getByRole('searchbox').fill('Quastenflosser');
  await v.press('Zeigen');
  await v.look('recommendations, nothing found');

  await v.follow('Netzwerk');
  await v.heading(/Netzwerk/);
  await v.follow('Jahr', v.page.getByRole('navigation'));
  await v.heading(/Das Jahr \d{4}/);
  await v.visit('/archive/2023');

  await v.visit('/');
  await v.press('Leichte Sprache');
  await v.sees(/Leichte/, v.page.locator('body'));
  assert.equal(await v.page.getByRole('button', { name: 'Leichte Sprache' }).and(v.page.locator(':visible')).first().getAttribute('aria-pressed'), 'true');
  await v.scan('start, easy language');
  await v.press(/Alltag|Standard/);
  await v.follow('Impressum');
  await v.heading(/Impressum/);

  await v.visit('/nowhere', { status: 404 });
  await v.look('not found');
  await v.visit('/groups');
  await v.heading(/Anmelden/);
  await v.look('sign-in, on the way');
});

journey('a recommendation goes from the draft to the decision', async (hands) => {
  const { meet } = hands;
  const come = async (name) => {
    const somebody = person(await meet());
    await somebody.signIn(name);
    return somebody;
  };
  const visitor = person(hands);

  // A member votes.
  const member = await come('mitglied');
  await member.scan('start, member');
  await member.follow('Abstimmen');
  await member.look('ballot, open');
  await member.choose('Ihre Stimme', 'Ja');
  await member.press('Abstimmen');
  await member.sees('Ihre Stimme ist gezählt.');
  await member.look('ballot, voted');

  // The coordinator begins a draft and lets the group vote.
  const lead = await come('koordination');
  await lead.follow('Fokusgruppe Wohnen');
  await lead.look('group, inside');
  await lead.follow('Zu den Empfehlungen');
  await lead.look('group, recommendations');
  await lead.follow('Empfehlung beginnen');
  await lead.look('draft, new');
  await lead.write('Was ist das Problem?', 'Wer sein Zimmer verliert, findet keines.');
  assert.equal(await lead.status(() => lead.press('Entwurf anlegen')), 422, 'without a title');
  assert.equal(await lead.page.getByRole('textbox', { name: 'Was ist das Problem?' }).inputValue(), 'Wer sein Zimmer verliert, findet keines.');
  assert.match(await lead.page.title(), /^Fehler/);
  await lead.scan('draft, with an error');
  await lead.write('Titel', 'Ein Zimmer für den Übergang');
  await lead.write('Was soll geschehen?', 'Der Kreis hält zwanzig Zimmer bereit.');
  await lead.write('Wer muss handeln?', 'Der Kreis und die Kommunen.');
  await lead.press('Entwurf anlegen');
  await lead.sees('Ein Zimmer für den Übergang');
  await lead.look('draft, begun');
  await lead.follow('Gruppe abstimmen lassen');
  await lead.look('adoption');
  await lead.press('Abstimmung beginnen');
  await lead.sees('Die Abstimmung läuft.');

  // And submits what the group has adopted.
  await lead.visit('/');
  await lead.follow(/^Empfehlung einreichen$/);
  await lead.look('submission');
  await lead.press('Jetzt einreichen');
  const number = await numberOn(lead.page);
  const path = new URL(lead.page.url()).pathname;
  await lead.look('record, submitted');

  // Staff pre-assesses it.
  const staff = await come('stab');
  await staff.scan('start, staff');
  await staff.visit(`${path}/pre-assessment`);
  await staff.look('pre-assessment');
  for (const question of CRITERIA) await staff.choose(question, 'trifft eher zu');
  await staff.write('Begründung der Verwaltung', 'Gut vorbereitet. Das Ausfallrisiko bleibt klein.');
  await staff.choose('Ist die Empfehlung steuerungsrelevant?', 'ja');
  await staff.press('Voreinschätzung speichern');
  await staff.sees('Gut vorbereitet.');

  // Time passes; the steering group assesses, sealed.
  const admin = await come('administration');
  const pass = async (gate) => {
    await admin.visit('/demo/clock');
    await admin.press(gate);
    await admin.sees('Die Uhr ist vorgestellt.');
  };
  await admin.visit('/demo/clock');
  await admin.look('clock');
  await pass(/Ende von „Ausarbeitung/);
  await pass(/Öffnung von „Individuelle Einschätzung“/);
  const steering = await come('steuerung');
  await steering.visit('/assessing');
  await steering.look('assessing');
  await steering.follow(HOUSING);
  await steering.look('assessment, empty');
  for (const question of CRITERIA) await steering.choose(question, question === 'Finanzierung' ? 'Keine Angabe' : 'trifft zu');
  await steering.write('Anmerkung', 'Das hilft vor allem den Kindern.');
  await steering.press('Einschätzung speichern');
  await steering.sees('Ihre Einschätzung ist gespeichert.');
  for (const somebody of [steering, staff]) await somebody.visit(`${path}/assessments`, { status: 404 });
  for (const sealed of [path, `${path}/assessments`]) { // a stranger does not even learn whether it is there
    await visitor.visit(sealed);
    await visitor.heading(/Anmelden/);
  }

  // The seal opens with the gate; staff records what the steering group found together.
  await pass(/Ende von „Individuelle Einschätzung“/);
  await steering.visit(`${path}/assessments`);
  await steering.sees('Das hilft vor allem den Kindern.');
  await steering.look('results');
  await staff.visit(`${path}/joint-assessment`);
  await staff.look('joint assessment');
  for (const question of CRITERIA) await staff.choose(question, 'trifft eher zu');
  await staff.write('Das gemeinsame Ergebnis in Worten', 'Die Steuerungsgruppe trägt die Empfehlung mit.');
  await staff.write('Abweichende Meinungen', 'Die Kämmerei hält das Ausfallrisiko für zu hoch.');
  await staff.press('Ergebnis speichern');
  await staff.sees('Das gemeinsame Ergebnis ist gespeichert.');
  await pass(/Öffnung von „Übernahme in den Fokus“/);
  await staff.visit(`${path}/focus`);
  await staff.look('focus');
  await staff.choose('Wird die Empfehlung in den Fokus aufgenommen?', 'ja');
  await staff.press('Speichern');
  await staff.sees('Gespeichert.');
  await visitor.visit(path);
  await visitor.heading(/Anmelden/);

  // It is published, goes to the committees, and the council decides.
  await pass(/Veröffentlichung des Fokus/);
  await visitor.visit('/recommendations');
  await visitor.page.getByRole('searchbox').fill('Möblierter');
  await visitor.press('Zeigen');
  await visitor.follow(HOUSING);
  await visitor.sees(number);
  await visitor.sees('Die Steuerungsgruppe trägt die Empfehlung mit.');
  await visitor.sees('Die Kämmerei hält das Ausfallrisiko für zu hoch.');
  await visitor.look('record, published');

  await staff.visit(path);
  await staff.follow('Vorlage schreiben');
  await staff.choose('Art der Vorlage', 'Beschlussvorlage');
  await staff.write('Titel', 'Wohnraum auf Zeit');
  await staff.choose(/^Ausschüsse/, 'Kreistag');
  await staff.write('Text der Vorlage', 'Der Kreistag möge beschließen: Der Kreis übernimmt das Ausfallrisiko.');
  await staff.look('paper, new');
  await staff.press('Vorlage anlegen');
  await staff.sees('Die Vorlage ist angelegt.');
  await staff.look('paper');
  await staff.follow('Vorlage versenden');
  await staff.press('Jetzt versenden');
  await staff.sees('Die Vorlage ist versandt.');
  await staff.visit('/year');
  const today = await staff.page.getByRole('listitem').filter({ hasText: 'heute' }).locator('time').first().getAttribute('datetime');
  await staff.visit(path);
  await staff.follow('Beschluss eintragen');
  await staff.look('decision, new');
  await staff.page.getByRole('combobox', { name: 'Ausschuss' }).selectOption({ label: 'Kreistag' });
  await staff.page.getByLabel('Tag der Sitzung').fill(today);
  await staff.choose('Ergebnis', 'mit Änderungen beschlossen');
  await staff.write('Wortlaut', 'Der Kreis übernimmt das Ausfallrisiko für acht Wohnungen.');
  await staff.press('Beschluss eintragen');
  await staff.sees('Der Beschluss ist eingetragen.');

  await visitor.visit(path);
  await visitor.sees('Der Kreis übernimmt das Ausfallrisiko für acht Wohnungen.');
  await visitor.sees('mit Änderungen beschlossen');
  await visitor.look('record, with the decision');
});

journey('somebody signs in with a code', async (hands) => {
  const v = person(hands);
  await v.visit('/');
  await v.follow('Anmelden');
  await v.follow(/Code/);
  await v.look('sign-in, code');
  await v.write('E-Mail', at('mitglied'));
  await v.press('Code schicken');
  await v.look('sign-in, entry of the code');
  const admin = person(await hands.meet());
  await admin.signIn('administration');
  await admin.visit('/dev/mail');
  const code = /\b(\d{3}\s?\d{3})\b/.exec(await admin.page.locator('article').first().innerText())[1];
  await v.page.locator('main').getByRole('textbox').fill(code);
  await v.press('Anmelden', v.page.locator('main'));
  await v.sees('Guten Tag, Marta Z.');
});
