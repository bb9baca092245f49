// What people do with a meeting and its minutes, in their words: invitations as calendars read them, items of the agenda,
// texts that are saved by themselves, papers.

import assert from 'node:assert/strict';
import ICAL from 'ical.js';

import { readPaper } from './paper.mjs';
import { comes, person } from './person.mjs';
import { atPoll } from './polls.support.mjs';

const MONTHS = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];
const WRITTEN = /(\d+)\. (\p{L}+) (\d{4})/u;
const DAY_MS = 86_400_000;

/** The first day in a text, "Di., 1. Dezember 2026", as machines write it. */
export function isoDay(text) {
  const [, day, month, year] = WRITTEN.exec(text);
  return new Date(Date.UTC(year, MONTHS.indexOf(month), day)).toISOString().slice(0, 10);
}

export const daysAfter = (iso, count) => new Date(Date.parse(iso) + count * DAY_MS).toISOString().slice(0, 10);

/** A day as pages and mails write it. */
export function writtenDay(iso) {
  const day = new Date(iso);
  const weekday = ['So.', 'Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.'][day.getUTCDay()];
  return `${weekday}, ${day.getUTCDate()}. ${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** The event that a mail brings, as a calendar takes it up. */
export function eventIn({ calendar }) {
  const whole = new ICAL.Component(ICAL.parse(calendar));
  const event = whole.getFirstSubcomponent('vevent');
  const value = (name) => event.getFirstPropertyValue(name);
  return {
    method: whole.getFirstPropertyValue('method'),
    uid: value('uid'),
    sequence: value('sequence'),
    starts: String(value('dtstart')),
    ends: String(value('dtend')),
    summary: value('summary'),
    location: value('location'),
    attendee: String(value('attendee')),
  };
}

/** The demo's clock in the hands of its administrator: noon of a day. What waited for a quiet minute is due then. */
export async function clockOf({ meet }) {
  const admin = person(await meet());
  const { page } = admin;
  await admin.signIn('administration');
  const moveTo = async (day) => {
    await admin.visit('/demo/clock');
    await page.getByRole('textbox', { name: 'Tag' }).fill(day);
    await admin.press('Uhr vorstellen', page.locator('main'));
    await admin.sees('Die Uhr ist vorgestellt.');
  };
  const today = async () => {
    await admin.visit('/demo/clock');
    return isoDay(await page.locator('main').innerText());
  };
  return { today, moveTo, nextDay: async () => moveTo(daysAfter(await today(), 1)) };
}

/** The hands of somebody who plans a meeting, writes its minutes or reads them. */
export function atMeeting(visitor) {
  const hands = atPoll(visitor);
  const { page, javaScript, press } = hands;
  const self = {
    ...hands,
    /** Which page is open. */
    path: () => new URL(page.url()).pathname,
    /** The titles of the agenda, from first to last. */
    agenda: () => page.locator('.agenda__title').allInnerTexts(),
    isAgenda: (titles) => comes(async () => assert.deepEqual(await self.agenda(), titles.map((title, i) => `TOP ${i + 1} ${title}`))),
    /** An item of the minutes, by its heading. */
    item: (title) => page.getByRole('region', { name: title }),
    text: (title) => self.item(title).getByRole('textbox', { name: 'Was wurde besprochen?' }),
    /** Types what was said on an item. Where scripts run it is saved by itself, otherwise by the button. */
    says: async (title, words) => {
      await self.text(title).fill(words);
      await self.isSaved(title);
    },
    isSaved: async (title) => {
      if (javaScript) return self.sees(/^Gespeichert um \d{2}:\d{2} Uhr$/m, self.item(title));
      await press('Punkt speichern', self.item(title));
      return self.sees('Gespeichert.');
    },
    /** Notes what came of an item. */
    decides: async (title, kind, words, rest = {}) => {
      const item = self.item(title);
      if (!await item.getByRole('radio', { name: kind }).isVisible()) await item.locator('summary', { hasText: 'Ergebnis festhalten' }).click();
      await item.getByRole('radio', { name: kind }).check();
      await item.getByRole('textbox', { name: 'Wortlaut' }).fill(words);
      for (const [label, value] of Object.entries(rest)) {
        const field = item.getByLabel(label);
        if (await field.evaluate(({ localName }) => localName === 'select')) await field.selectOption({ label: value });
        else await field.fill(value);
      }
      await press('Punkt speichern', item);
      await self.sees('Gespeichert.');
      await self.sees(words, self.item(title));
    },
    /** Marks the page, to tell later whether it is still the same one. */
    mark: () => page.evaluate(() => { globalThis.stillHere = true; }),
    isStillHere: () => page.evaluate(() => globalThis.stillHere === true),
    /** Reads what others wrote: where scripts run it comes by itself, otherwise by loading the page again. */
    hears: async (words, where) => {
      if (!javaScript) await page.reload();
      await self.sees(words, where);
    },
    /** The paper behind the link of the page. */
    paper: async () => {
      const address = await self.visible(page.getByRole('link', { name: 'Als PDF-Datei' })).getAttribute('href');
      const answer = await visitor.context.request.get(address);
      assert.equal(answer.status(), 200);
      assert.equal(answer.headers()['content-type'], 'application/pdf');
      return readPaper(await answer.body());
    },
  };
  return self;
}

/** Fails where one part does not follow the one before. */
export function assertInOrder(text, parts) {
  let rest = text;
  for (const part of parts) {
    const at = rest.indexOf(part);
    assert.ok(at >= 0, `"${part}" does not follow in: ${text}`);
    rest = rest.slice(at + part.length);
  }
}
