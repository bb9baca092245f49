// What every browser test stands on.
//
//   journey('a member answers a date poll', async ({ page, visit, signIn, scan }) => {
//     await signIn('anna@example.org');
//     await visit('/meetings');
//     await page.getByRole('link', { name: 'Terminabfrage' }).click();
//     await scan('date poll, empty');
//   });
//
// A journey runs twice, with JavaScript and without, each time on a server with fresh data. Whoever takes part in it
// (`meet` brings in more people, each with their own browser context) is watched: it fails on a request to another
// host, on an error in the console (a violation of the content security policy is one), on a part of a page that
// cannot be loaded, on an answer 5xx, and when the program panics. What the page looked like when a test failed
// is kept in target/browser.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { closeBrowser, visitor } from './browser.mjs';
import { openPostbox } from './postbox.mjs';
import { startServer, target } from './server.mjs';

/** @typedef {import('./browser.mjs').Visitor} Visitor */

after(closeBrowser);

/**
 * A test that runs once with JavaScript and once without, each time on fresh data.
 *
 * @param {string} name
 * @param {(hands: Visitor & {meet: (how?: object) => Promise<Visitor>, server: object, t: object,
 *   mails?: Awaited<ReturnType<typeof openPostbox>>}) => Promise<void>} act gets the first visitor's hands; `meet` opens
 *   a browser for another person (same JavaScript setting)
 * @param {object} [how] context options for the first visitor; `javaScript: true` (or false) runs it that way only;
 *   `mails: true` delivers the mails, to `mails`
 */
export function journey(name, act, { javaScript: only, mails, ...how } = {}) {
  for (const javaScript of only === undefined ? [true, false] : [only]) {
    test(`${name}, ${javaScript ? 'with' : 'without'} JavaScript`, async (t) => {
      await withServer(t.name, javaScript, async (server, meet, postbox) => {
        await act({ ...(await meet(how)), meet, server, t, mails: postbox });
      }, { mails });
    });
  }
}

/**
 * A server with fresh data and visitors who are verified at the end; for tests that are no journeys.
 *
 * @param {string} name names what is kept of a failure
 */
export async function withServer(name, javaScript, act, { mails = false } = {}) {
  const postbox = mails ? await openPostbox() : undefined;
  const server = await startServer({ smtp: postbox?.url });
  const visitors = [];
  const meet = async (options = {}) => {
    const somebody = await visitor(server.base, { javaScript, ...options });
    visitors.push(somebody);
    return somebody;
  };
  try {
    await act(server, meet, postbox);
    for (const somebody of visitors) somebody.verify();
  } catch (error) {
    await keepEvidence(name, visitors, server);
    throw error;
  } finally {
    for (const somebody of visitors) await somebody.close();
    await server.stop();
    await postbox?.close();
  }
}

async function keepEvidence(name, visitors, server) {
  const folder = join(target, 'browser');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name.replace(/[^\p{L}\p{N}]+/gu, '-'));
  writeFileSync(`${file}.log`, server.output());
  for (const [i, { page }] of visitors.entries()) {
    if (page.isClosed()) continue;
    await page.screenshot({ path: `${file}-${i + 1}.png`, fullPage: true }).catch(() => {});
    writeFileSync(`${file}-${i + 1}.html`, await page.content().catch(String));
  }
}
