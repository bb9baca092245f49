// What people do at a board, in their words: columns, cards and buttons by the names they read.

import assert from 'node:assert/strict';

import { comes, person } from './person.mjs';

/** The demo's boards. */
export const TASKS = { group: 'Fokusgruppe Wohnen', board: 'Wohnungsagentur: was zu tun ist' };
export const WALL = { group: 'Steuerungsgruppe Sozialplanung', board: 'Sozialplanungskonferenz 2022: die Wand' };
export const CAFE = { group: 'Steuerungsgruppe Sozialplanung', board: /^World Café 2022/ };
export const PRIORITIES = { group: 'Steuerungsgruppe Sozialplanung', board: 'Priorisierung der Handlungsfelder' };

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** "Verschieben: Titel", where the second half is written for those who do not see the place of the link. */
const named = (words, whose) => new RegExp(`^${literally(words)}\\s?: ${literally(whose)}$`);

/** The hands of somebody at a board. */
export function atBoard(visitor) {
  const hands = person(visitor);
  const { page, javaScript, follow, press } = hands;
  const column = (name) => page.getByRole('region', { name, exact: true });
  const card = (title) => page.locator('.note').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const cards = (name) => column(name).locator('.note').getByRole('heading').allInnerTexts();
  const mover = () => page.getByRole('group', { name: 'Karte verschieben' });
  const box = (name) => page.getByRole('textbox', { name: `Neue Karte in „${name}“` });
  const says = () => page.locator('[data-say]');
  const line = () => page.locator('[data-line]');

  const self = {
    ...hands,
    column,
    card,
    cards,
    mover,
    box,
    says,
    line,
    named,
    open: async ({ group, board }) => {
      await hands.goTo(group, 'Pinnwände');
      await follow(board);
      if (javaScript) await self.isLive();
    },
    isLive: () => comes(async () => assert.equal(await line().innerText(), 'Änderungen erscheinen sofort.')),
    /** A new card in the box of a column; there once the server has taken it. */
    add: async (name, text, { marker, anonymous } = {}) => {
      const form = page.getByRole('form', { name: `Neue Karte in „${name}“` });
      await box(name).fill(text);
      if (marker) await form.getByRole('combobox', { name: /^Zeichen/ }).selectOption({ label: marker });
      if (anonymous !== undefined) await form.getByRole('checkbox', { name: /^Ohne meinen Namen/ }).setChecked(anonymous);
      await press(/^Hinzufügen/, form);
      await card(text).waitFor();
    },
    /** Opens what moves a card: a page of its own, or in the card. */
    beginMove: async (title) => {
      const name = named('Verschieben', title);
      if (!javaScript) return follow(name, card(title));
      await card(title).getByRole('button', { name }).click();
      return mover().waitFor();
    },
    archive: async (title) => {
      await follow(title, card(title));
      await press('Ablegen');
    },
    menu: async () => {
      if (await page.locator('.board-menu').getAttribute('open') === null) await page.locator('.board-menu summary').click();
    },
    /** The cards of a column, from top to bottom, come to be these. */
    has: (name, wanted) => comes(async () => assert.deepEqual(await cards(name), wanted, `the cards in „${name}“`)),
    heard: (text) => comes(async () => assert.equal((await says().innerText()).replace('\u00a0', ''), text, 'what is announced')),
    /** Notes every sentence that is announced from now on. */
    listen: () => page.evaluate(() => {
      globalThis.announced = [];
      const place = document.querySelector('[data-say]');
      new MutationObserver(() => globalThis.announced.push(place.textContent.replace('\u00a0', ''))).observe(place, { childList: true });
    }),
    announced: () => page.evaluate(() => globalThis.announced),
  };
  return self;
}

/** Where something is on the screen: its middle. */
export async function middle(locator) {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** One finger: down, along a line in small steps, up. */
export async function finger(page, from, to, { steps = 12 } = {}) {
  const session = await page.context().newCDPSession(page);
  const touch = (type, points) => session.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await touch('touchStart', [from]);
  for (let i = 1; i <= steps; i += 1) {
    const along = (a, b) => a + ((b - a) * i) / steps;
    await touch('touchMove', [{ x: along(from.x, to.x), y: along(from.y, to.y) }]);
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => done()); }));
  }
  await touch('touchEnd', []);
  await session.detach();
}
