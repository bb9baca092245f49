// A walk through every page that somebody finds by following the links from the start page. Each is a subtest: it is
// there, it has title, language, one first heading; a few of each kind are walked by keyboard and scanned.

import assert from 'node:assert/strict';

const MOST_PAGES = 300;

/** What pages that are alike have in common: ids, years and numbers do not tell them apart. */
const family = (path) => path.split('/').map((part) => (/^[0-9a-f-]{36}$|^\d+$/.test(part) ? '*' : part)).join('/');

/**
 * Follows the links from the start page and tests each page as a subtest.
 *
 * @param {object} t the test
 * @param {import('./browser.mjs').Visitor} reader who walks
 * @param {{visited: number, scanned: number, seen?: Set<string>, plain?: import('./browser.mjs').Visitor,
 *   lang?: RegExp}} how of pages that are alike, how many are visited and how many of these scanned; families
 *   scanned already; a second reader without scripts; what `<html lang>` has to say
 */
export async function walk(t, reader, { visited, scanned, seen = new Set(), plain, lang = /^[a-z]{2}/ }) {
  const families = new Map();
  const known = new Set(['/']);
  const queue = ['/'];
  const { page } = reader;
  const { origin: base } = new URL(page.url());
  const add = (url) => {
    const { origin, pathname, search } = new URL(url, base);
    if (origin !== base || known.has(pathname)) return;
    known.add(pathname);
    queue.push(pathname + search);
  };
  let pages = 0;
  for (let path = queue.shift(); path && pages < MOST_PAGES; path = queue.shift()) {
    const kind = family(path.split('?')[0]);
    const count = (families.get(kind) ?? 0) + 1;
    families.set(kind, count);
    if (count > visited) continue;

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
      (await page.locator('a[href]:not([download])').evaluateAll((links) => links.map(({ href }) => href))).forEach(add);
      assert.match(await page.title(), /\S/, 'a title');
      assert.match(await page.locator('html').getAttribute('lang'), lang, 'a language');
      assert.equal(await page.locator('h1').count(), 1, 'one first heading');
      assert.equal(await page.locator('main').count(), 1, 'one main part');
      await plain?.visit(path);
      if (count > scanned || seen.has(kind)) return;
      if (count === scanned) seen.add(kind);
      await reader.scan(path, { few: true });
      await reader.tabStops();
      await plain?.scan(path, { few: true });
    });
  }
  t.diagnostic(`${pages} pages`);
}
