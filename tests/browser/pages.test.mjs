// Every page that anybody may read without signing in, with and without JavaScript, in every language. A link that leads
// nowhere fails.

import { test } from 'node:test';
import { withServer } from './support.mjs';
import { walk } from './walk.mjs';

test('public pages', async (t) => {
  await withServer(t.name, true, async (_, meet) => {
    const reader = await meet();
    await reader.visit('/');
    await walk(t, reader, { visited: 3, scanned: 2, plain: await meet({ javaScript: false }), lang: /^de$/ });
  });
});

for (const [words, lang] of [['English', /^en$/], ['Leichte Sprache', /^de/]]) {
  test(`public pages, ${words}`, async (t) => {
    await withServer(t.name, true, async (_, meet) => {
      const reader = await meet();
      await reader.visit('/');
      await reader.page.getByRole('button', { name: words }).first().click();
      await reader.page.waitForLoadState();
      await walk(t, reader, { visited: 2, scanned: 1, lang });
    });
  });
}
