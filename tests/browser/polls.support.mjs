// What people do with a date poll, in their words: days to tick, dates to answer, the table of results.

import assert from 'node:assert/strict';

import { comes, person } from './person.mjs';

/** The group of the demo that looks for a date. */
export const HOUSING = 'Fokusgruppe Wohnen';
/** Its poll. */
export const FLATS = 'Treffen zu den freien Wohnungen';

const LINK = /http:\/\/localhost:8080(\/[tm]\/[0-9a-z]{26}(?:\/minutes)?|\/meetings\/[0-9a-f-]{36}\/minutes)$/m;

/** Where the link of a mail leads. */
export const linkIn = ({ text }) => LINK.exec(text)[1];
/** A mail's text, the link aside, which is another one each time. */
export const wordsOf = ({ text }) => text.replace(LINK, 'LINK');

/** The hands of somebody who asks or answers. */
export function atPoll(visitor) {
  const hands = person(visitor);
  const { page, press } = hands;
  const box = (name) => page.getByRole('checkbox', { name, exact: true });
  const self = {
    ...hands,
    tick: (name) => box(name).check(),
    untick: (name) => box(name).uncheck(),
    /** The days that can be ticked, as they are read out. */
    days: () => page.getByRole('group', { name: /^Tage/ }).getByRole('checkbox')
      .evaluateAll((boxes) => boxes.map(({ labels }) => labels[0].querySelector('.kern-sr-only').textContent)),
    /** The dates of an answer form, each a question. */
    dates: () => page.locator('.scale legend').allInnerTexts(),
    /** One answer a date, in their order; where there are fewer, the rest is a no in one tick. */
    answer: async (dates, said, button = 'Antwort speichern') => {
      for (const [i, word] of said.entries()) await hands.choose(dates[i], word);
      if (said.length < dates.length) await self.tick('Alle Termine ohne Antwort passen mir nicht');
      await press(button);
    },
    /** What was answered, as it stands in the form. */
    said: () => page.locator('.scale').evaluateAll((dates) => dates.map((date) => {
      const chosen = date.querySelector('input:checked');
      return chosen ? chosen.labels[0].textContent.trim() : '';
    })),
    /** The table of results: a date, its numbers, and what else is said of it. */
    results: () => page.locator('.tally tbody tr').evaluateAll((rows) => rows.map((row) => {
      const [date, ...numbers] = row.children;
      const marks = [...date.querySelectorAll('.state')].map((mark) => mark.textContent.trim());
      return [date.firstChild.textContent.trim(), ...numbers.map((cell) => Number(cell.textContent)), ...marks];
    })),
    /** Opens the menu of somebody who is asked. */
    menuOf: (name) => page.locator('summary', { hasText: `Mehr ${name}` }).click(),
    /** The demo's poll, from the start page. */
    openFlats: async () => {
      await hands.goTo(HOUSING, 'Termine');
      await hands.follow(FLATS);
    },
    /** A new link for somebody who is asked in the demo's poll: where it leads. */
    linkFor: async (name) => {
      await self.openFlats();
      await hands.follow('Wer gefragt ist');
      await self.menuOf(name);
      await press('Neuer Link');
      return self.linkShown();
    },
    linkShown: async () => new URL(await page.locator('.letter__link a').first().getAttribute('href')).pathname,
    /** Waits, on the page of a poll, until all its mails have left. */
    mailsHaveLeft: async () => {
      await comes(async () => {
        await page.reload();
        await hands.seesNot('auf den Versand');
      });
      await hands.seesNot('ungewiss');
    },
    /** What has the keyboard: of a choice, also what it answers. */
    focus: () => page.evaluate(() => {
      const element = document.activeElement;
      const question = element.closest('fieldset');
      const words = [question && question.querySelector('legend'), element.labels && element.labels[0] || element];
      return words.filter(Boolean).map((part) => part.textContent.replace(/\s+/g, ' ').trim()).join(': ');
    }),
  };
  return self;
}

/** The same hands, where each field and each click counts. */
export function counted(v) {
  const made = { total: 0 };
  for (const name of ['follow', 'press', 'write', 'tick', 'untick']) {
    made[name] = (...what) => {
      made.total += 1;
      return v[name](...what);
    };
  }
  return made;
}

/** Exactly these mails came: one for each of `to`, all with these words. */
export function assertMails(came, to, subject, text) {
  assert.deepEqual(came.map((mail) => mail.to).sort(), [...to].sort());
  for (const mail of came) {
    assert.equal(mail.subject, subject);
    assert.equal(wordsOf(mail), text);
  }
}
