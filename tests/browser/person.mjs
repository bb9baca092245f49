// What people do on a page, in their words: links, buttons and fields by the names they read.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { root } from './server.mjs';

export const at = (name) => `${name}@beispielstedt.example`;

const PATIENCE_MS = 20_000;

/** Waits until a check holds; ends with what the check said last. */
export async function comes(check) {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await new Promise((done) => { setTimeout(done, 50); });
  }
}

/** The hands of somebody at a page. */
export function person(visitor) {
  const { page, visit, signIn, scan, javaScript } = visitor;
  const visible = (found) => found.and(page.locator(':visible')).first();
  const go = async (pressed) => {
    await pressed.click();
    await page.waitForLoadState();
  };
  const self = {
    ...visitor,
    visible,
    follow: (name, where = page) => go(visible(where.getByRole('link', { name }))),
    press: (name, where = page) => go(visible(where.getByRole('button', { name }))),
    signIn: (name) => signIn(at(name)),
    /** Scans only where scripts run. */
    look: async (state, how) => { if (javaScript) await scan(state, how); },
    /** From the start page to a group's part, as people go. */
    goTo: async (group, part) => {
      await visit('/');
      await self.follow(group);
      const parts = page.locator('summary', { hasText: 'Bereich:' });
      if (await parts.isVisible()) await parts.click(); // on a phone
      await self.follow(part, page.getByRole('navigation', { name: 'Bereiche der Gruppe' }));
    },
    write: (label, text) => page.getByRole('textbox', { name: label }).fill(text),
    choose: async (question, answer) => {
      await page.getByRole('group', { name: question }).getByText(answer, { exact: true }).click();
    },
    unfold: async (words) => {
      const details = page.locator('main details', { hasText: words }).first();
      if (await details.getAttribute('open') === null) await details.locator('summary').first().click();
    },
    sees: (text, where = page.locator('main')) => comes(async () => {
      const words = await where.innerText();
      assert.ok(text instanceof RegExp ? text.test(words) : words.includes(text), `${page.url()} does not say ${text}; it says:\n${words}`);
    }),
    seesNot: async (text, where = page.locator('main')) => {
      const words = await where.innerText();
      assert.ok(!(text instanceof RegExp ? text.test(words) : words.includes(text)), `${page.url()} says ${text}:\n${words}`);
    },
    heading: async (text) => assert.match(await page.locator('h1').innerText(), text),
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
