// The calendar by months: found from the list, walked to and fro, on a phone a way into the list below. The walks of
// inside.test.mjs and pages.test.mjs take an address once, whatever is asked of it; the month is scanned here.

import assert from 'node:assert/strict';

import { person } from './person.mjs';
import { HOUSING } from './polls.support.mjs';
import { journey } from './support.mjs';

const SMALL_PHONE = { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true };
const MONTHS = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];

/** The names of the month of a day, of the one before and of the one after, as headings and links have them. */
function around(day) {
  const [year, month] = day.split('-').map(Number);
  return [0, -1, 1].map((step) => {
    const first = new Date(Date.UTC(year, month - 1 + step, 1));
    return `${MONTHS[first.getUTCMonth()]} ${first.getUTCFullYear()}`;
  });
}

journey('somebody looks through the months of a group', async (hands) => {
  const ayla = person(hands);
  const { page } = ayla;
  const heading = () => page.getByRole('heading', { level: 2 }).first().innerText();
  const switched = (to) => ayla.follow(to, page.getByRole('navigation', { name: 'Ansicht' }));
  const walked = (to) => ayla.follow(to, page.getByRole('navigation', { name: 'Andere Monate' }));
  await ayla.signIn('koordination');
  await ayla.goTo(HOUSING, 'Termine');
  const meeting = await page.locator('.result h3 a').first().innerText();
  await switched('Monat');
  const [now, before, after] = around(await page.locator('[aria-current=date] time').getAttribute('datetime'));
  assert.equal(await heading(), now);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), `Termine: ${HOUSING}`);

  // To and fro, and until the next meeting is in sight.
  await walked(before);
  assert.equal(await heading(), before);
  await walked('Dieser Monat');
  await walked(after);
  assert.equal(await heading(), after);
  await walked(now);
  const cell = page.getByRole('cell').getByRole('link', { name: meeting });
  if (await cell.count() === 0) await walked(after);
  await ayla.scan("a group's month");
  if (ayla.javaScript) await ayla.tabStops();
  await cell.click();
  await page.getByRole('heading', { level: 1, name: meeting }).waitFor();

  // Everybody's: the switch is at the same place on both pages.
  await ayla.visit('/calendar');
  const place = () => page.getByRole('navigation', { name: 'Ansicht' }).boundingBox();
  const inList = await place();
  await switched('Monat');
  assert.deepEqual(await place(), inList);
  await ayla.look('month');
  await switched('Liste');
  assert.equal(new URL(page.url()).pathname + new URL(page.url()).search, '/calendar');
});

journey('a month on a small phone leads into its list', async (hands) => {
  const ayla = person(hands);
  const { page } = ayla;
  await ayla.signIn('koordination');
  await ayla.visit('/calendar');
  const meeting = page.locator('.result h3 a').first();
  const title = await meeting.innerText();
  const day = await page.locator('.result .small').first().innerText();
  await ayla.follow('Monat', page.getByRole('navigation', { name: 'Ansicht' }));
  const count = page.getByRole('cell').getByRole('link', { name: day.split(',').slice(0, 2).join(',') });
  if (await count.count() === 0) await ayla.follow(around(await page.locator('[aria-current=date] time').getAttribute('datetime'))[2]);
  assert.equal(await page.getByRole('cell').getByRole('link', { name: title }).count(), 0, 'the grid has numbers only');
  await count.click();
  await page.locator('.result:target').getByRole('link', { name: title }).waitFor();
  assert.ok(await page.locator('.result:target').evaluate((row) => {
    const { top } = row.getBoundingClientRect();
    return top >= 0 && top < window.innerHeight;
  }), 'the day is in sight');
}, SMALL_PHONE);

journey('a visitor finds no dates and is led on', async (hands) => {
  const guest = person(hands);
  await guest.visit('/calendar?month=1999-12');
  await guest.sees('Im Dezember 1999 gibt es keine Termine.');
  await guest.scan('month, empty');
  await guest.follow(/Die nächsten Termine sind im|Zur Liste der Termine/);
  assert.equal(new URL(guest.page.url()).pathname, '/calendar');
  for (const [language, words] of [['English', 'There are no dates in December 1999.'], ['Leichte Sprache', 'Im Dezember 1999 gibt es keine Termine.']]) {
    await guest.press(language);
    await guest.visit('/calendar?month=1999-12');
    await guest.sees(words);
  }
});
