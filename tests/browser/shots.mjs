// Screenshots of the main pages as several people see them, into target/shots:
//
//   make shots                              all of them
//   node tests/browser/shots.mjs start      those whose name contains "start"
//
// A page is a path, or a path and the link to follow from there (for what has no fixed address).

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { closeBrowser, visitor } from './browser.mjs';
import { startServer, target } from './server.mjs';

/** Who looks, by their address in the demo; a visitor is not signed in. */
const PEOPLE = { visitor: null };

/** name, who looks (all when left out), path, link to follow from there (a CSS selector). */
const PAGES = [
  { name: 'start', path: '/' },
  { name: 'sign-in', path: '/sign-in', people: ['visitor'] },
];

const LOOKS = [
  { name: '1280', viewport: { width: 1280, height: 900 } },
  { name: '768', viewport: { width: 768, height: 1024 } },
  { name: '390', viewport: { width: 390, height: 844 } },
  { name: '320', viewport: { width: 320, height: 640 } },
  { name: 'dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  { name: 'forced', viewport: { width: 1280, height: 900 }, colorScheme: 'dark', forcedColors: 'active' },
  { name: 'print', viewport: { width: 794, height: 1123 }, media: 'print' },
];

const wanted = process.argv[2] ?? '';
const folder = join(target, 'shots');
mkdirSync(folder, { recursive: true });
const server = await startServer();
try {
  for (const [who, email] of Object.entries(PEOPLE)) {
    const pages = PAGES.filter(({ name, people }) => name.includes(wanted) && (people ?? Object.keys(PEOPLE)).includes(who));
    if (pages.length === 0) continue;
    const { page, visit, signIn, close } = await visitor(server.base);
    if (email) await signIn(email);
    for (const { name, path, follow } of pages) {
      await visit(path);
      if (follow) {
        await page.locator(follow).first().click();
        await page.waitForLoadState();
      }
      for (const look of LOOKS) {
        await page.setViewportSize(look.viewport);
        await page.emulateMedia({
          colorScheme: look.colorScheme ?? 'light',
          forcedColors: look.forcedColors ?? 'none',
          media: look.media ?? 'screen',
        });
        const file = join(folder, `${name}-${who}-${look.name}.png`);
        await page.screenshot({ path: file, fullPage: true });
        console.log(file);
      }
    }
    await close();
  }
} finally {
  await closeBrowser();
  await server.stop();
}
