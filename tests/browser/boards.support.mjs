// What people do at a board, in their words: columns, cards and buttons by the names they read.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { root } from './server.mjs';

export const at = (name) => `${name}@beispielstedt.example`;
/** The demo's boards. */
export const TASKS = { group: 'Fokusgruppe Wohnen', board: 'Wohnungsagentur: was zu tun ist' };
export const WALL = { group: 'Steuerungsgruppe Sozialplanung', board: 'Sozialplanungskonferenz 2022: die Wand' };
export const CAFE = { group: 'Steuerungsgruppe Sozialplanung', board: /^World Café 2022/ };
export const PRIORITIES = { group: 'Steuerungsgruppe Sozialplanung', board: 'Priorisierung der Handlungsfelder' };

const PATIENCE_MS = 20_000;

/** Waits until a check holds; ends with what the check said last. */
export async function comes(check) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((done) => { setTimeout(done, 50); });
  }
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** "Verschieben: Titel", where the second half is written for those who do not see the place of the link. */
const named = (words, whose) => new RegExp(`^${literally(words)}\\s?: ${literally(whose)}$`);

/** The hands of somebody at a board. */
export function atBoard({ page, context, visit, signIn, scan, tabStops, javaScript }) {
  const visible = (found) => found.and(page.locator(':visible')).first();
  const go = async (pressed) => {
    await pressed.click();
    await page.waitForLoadState();
  };
  const follow = (name, where = page) => go(visible(where.getByRole('link', { name })));
  const press = (name, where = page) => go(visible(where.getByRole('button', { name })));
  const column = (name) => page.getByRole('region', { name, exact: true });
  const card = (title) => page.locator('.note').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const cards = (name) => column(name).locator('.note').getByRole('heading').allInnerTexts();
  const mover = () => page.getByRole('group', { name: 'Karte verschieben' });
  const box = (name) => page.getByRole('textbox', { name: `Neue Karte in „${name}“` });
  const says = () => page.locator('[data-say]');
  const line = () => page.locator('[data-line]');

  const self = {
    page,
    context,
    visit,
    scan,
    tabStops,
    javaScript,
    follow,
    press,
    column,
    card,
    cards,
    mover,
    box,
    says,
    line,
    named,
    signIn: (name) => signIn(at(name)),
    /** Scans only where scripts run. */
    look: async (state, how) => { if (javaScript) await scan(state, how); },
    /** From the start page to a board, as people go. */
    open: async ({ group, board }) => {
      await visit('/');
      await follow(group);
      const parts = page.locator('summary', { hasText: 'Bereich:' });
      if (await parts.isVisible()) await parts.click(); // on a phone
      await follow('Pinnwände', page.getByRole('navigation', { name: 'Bereiche der Gruppe' }));
      await follow(board);
      if (javaScript) await self.isLive();
    },
    isLive: () => comes(async () => assert.equal(await line().innerText(), 'Änderungen erscheinen sofort.')),
    write: (label, text) => page.getByRole('textbox', { name: label }).fill(text),
    choose: async (question, answer) => {
      await page.getByRole('group', { name: question }).getByText(answer, { exact: true }).click();
    },
    unfold: async (words) => {
      const details = page.locator('main details', { hasText: words }).first();
      if (await details.getAttribute('open') === null) await details.locator('summary').first().click();
    },
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
    sees: (text, where = page.locator('main')) => comes(async () => {
      const words = await where.innerText();
      assert.ok(text instanceof RegExp ? text.test(words) : words.includes(text), `${page.url()} does not say ${text}; it says:\n${words}`);
    }),
    seesNot: async (text, where = page.locator('main')) => {
      const words = await where.innerText();
      assert.ok(!(text instanceof RegExp ? text.test(words) : words.includes(text)), `${page.url()} says ${text}:\n${words}`);
    },
    /** The cards of a column, from top to bottom, come to be these. */
    has: (name, wanted) => comes(async () => assert.deepEqual(await cards(name), wanted, `the cards in „${name}“`)),
    heading: async (text) => assert.match(await page.locator('h1').innerText(), text),
    heard: (text) => comes(async () => assert.equal((await says().innerText()).replace('\u00a0', ''), text, 'what is announced')),
    /** What has the keyboard, in words. */
    focused: () => page.evaluate(() => {
      const element = document.activeElement;
      return (element.getAttribute('aria-label') || (element.labels && element.labels[0] || element).textContent).replace(/\s+/g, ' ').trim();
    }),
    /** Sends a form and returns the status of the answer. */
    status: async (act) => {
      const answer = page.waitForResponse((response) => response.request().method() === 'POST' && response.request().isNavigationRequest());
      await act();
      return (await answer).status();
    },
    /** Notes every sentence that is announced from now on. */
    listen: () => page.evaluate(() => {
      globalThis.announced = [];
      const place = document.querySelector('[data-say]');
      new MutationObserver(() => globalThis.announced.push(place.textContent.replace('\u00a0', ''))).observe(place, { childList: true });
    }),
    announced: () => page.evaluate(() => globalThis.announced),
    /** Presses Tab until something of this name has the keyboard. */
    tabTo: async (name, most = 200) => {
      for (let i = 0; i < most; i += 1) {
        await page.keyboard.press('Tab');
        if (name.test(await self.focused())) return;
      }
      assert.fail(`Tab does not reach ${name}`);
    },
  };
  return self;
}

/** Compares with what is kept in a file; with UPDATE_SNAPSHOTS=1 it is written anew. */
export function assertSnapshot(name, text) {
  const file = join(root, 'tests/browser/snapshots', `${name}.txt`);
  if (process.env.UPDATE_SNAPSHOTS === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.ok(existsSync(file), `${file} is missing; UPDATE_SNAPSHOTS=1 writes it`);
  assert.equal(text, readFileSync(file, 'utf8'));
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
