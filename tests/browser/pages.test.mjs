// Every page that anybody may read without signing in: found by following the links from the start page, read
// with and without JavaScript, walked by keyboard and scanned. A link that leads nowhere fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServer } from './support.mjs';

const MOST_PAGES = 300;
/** Of pages that are alike (`/recommendations/…`) so many are visited, and so many of these scanned. */
const ALIKE = { visited: 12, scanned: 3 };

/** What pages that are alike have in common: everything but the last part of the path. */
const family = (path) => (path.split('/').length > 2 ? path.slice(0, path.lastIndexOf('/')) : path);

test('public pages', async (t) => {
  await withServer(t.name, true, async (server, meet) => {
    const reader = await meet();
    const plain = await meet({ javaScript: false });
    const families = new Map();
    const known = new Set(['/']);
    const queue = ['/'];
    const add = (url) => {
      const { origin, pathname, search } = new URL(url, server.base);
      if (origin !== server.base || known.has(pathname)) return;
      known.add(pathname);
      queue.push(pathname + search);
    };
    let pages = 0;
    for (let path = queue.shift(); path && pages < MOST_PAGES; path = queue.shift()) {
      const count = (families.get(family(path)) ?? 0) + 1;
      families.set(family(path), count);
      if (count > ALIKE.visited) continue;

      const answer = await reader.context.request.get(path, { maxRedirects: 0 });
      if (answer.status() >= 300 && answer.status() < 400) {
        add(answer.headers().location);
        continue;
      }
      pages += 1;
      await t.test(path, async () => {
        assert.equal(answer.status(), 200, 'a link leads here');
        if (!answer.headers()['content-type']?.startsWith('text/html')) return; // a file, a calendar, a feed
        await reader.visit(path);
        const { page } = reader;
        (await page.locator('a[href]:not([download])').evaluateAll((links) => links.map(({ href }) => href))).forEach(add);
        assert.match(await page.title(), /\S/, 'a title');
        assert.match(await page.locator('html').getAttribute('lang'), /^[a-z]{2}/, 'a language');
        assert.equal(await page.locator('h1').count(), 1, 'one first heading');
        assert.equal(await page.locator('main').count(), 1, 'one main part');
        await plain.visit(path);
        if (count > ALIKE.scanned) return;
        await reader.scan(path);
        await reader.tabStops();
        await plain.scan(path);
      });
    }
    t.diagnostic(`${pages} pages`);
  });
});
