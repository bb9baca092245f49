// Somebody at a browser of their own, watched.
//
// A visitor notes whatever must not happen: a request to another host, an error in the console (a violation of the
// content security policy is one), a part of a page that cannot be loaded, an answer 5xx. `verify` fails on it.

import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';

import * as checks from './scan.mjs';

/** The password of every account of the demo. */
const PASSWORD = process.env.FOKUSRAUM_DEMO_PASSWORD ?? 'probieren-geht-vor';
/** For one action in the browser, in a debug build on a busy machine. */
const PATIENCE_MS = 20_000;

let browser;

/** The one browser of this process. */
export async function theBrowser() {
  browser ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', '--disable-quic',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // nothing can leave this machine
    ],
  });
  return browser;
}

export async function closeBrowser() {
  await (await browser)?.close();
}

/**
 * Somebody at a browser of their own.
 *
 * @param {string} base the server's address
 * @param {object} [how] `javaScript` (default true) and Playwright's context options: `viewport`,
 *   `colorScheme`, `forcedColors`, …
 * @returns {Promise<Visitor>}
 *
 * @typedef {object} Visitor
 * @property {import('playwright-core').Page} page
 * @property {import('playwright-core').BrowserContext} context
 * @property {boolean} javaScript whether scripts run
 * @property {(path: string, expect?: {status?: number}) => Promise<import('playwright-core').Response>} visit
 *   opens a page and fails on another status (default 200)
 * @property {(email: string, password?: string) => Promise<void>} signIn
 * @property {(state: string, how?: {ibm?: 'twice'|'once'|'never'}) => Promise<boolean>} scan all accessibility checks of this
 *   state, each state once; `verify` names the faults
 * @property {() => Promise<string[]>} tabStops walks the page by keyboard; what was focused, in order
 * @property {() => void} verify fails if anything went wrong that nobody asked for
 * @property {() => Promise<void>} close
 */
export async function visitor(base, { javaScript = true, ...options } = {}) {
  const context = await (await theBrowser()).newContext({
    baseURL: base,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 900 },
    javaScriptEnabled: javaScript,
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const problems = watch(context, base);
  const page = await context.newPage();
  let bench; // where pages are scanned that were visited without scripts

  const visit = async (path, { status = 200 } = {}) => {
    const answer = await page.goto(path);
    assert.equal(answer.status(), status, `GET ${path}`);
    return answer;
  };

  const signIn = async (email, password = PASSWORD) => {
    await visit('/sign-in');
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(password);
    await page.locator('form:has([name=password])').locator('button:not([type=button]), input[type=submit]').first().click();
    await page.waitForURL((url) => url.pathname !== '/sign-in').catch(async () => {
      throw new Error(`${email} could not sign in; the page says:\n${await page.locator('main').innerText()}`);
    });
  };

  /** The saved page under its own address, so that styles and pictures load. */
  const copy = async (url, html) => {
    const { viewport: _, ...same } = options;
    bench ??= await (await (await theBrowser()).newContext({ locale: 'de-DE', reducedMotion: 'reduce', ...same })).newPage();
    await bench.context().addCookies(await context.cookies());
    await bench.unrouteAll();
    await bench.route(url, (route) =>
      (route.request().isNavigationRequest() ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }) : route.continue()));
    await bench.goto(url);
    return bench;
  };

  return {
    page,
    context,
    javaScript,
    visit,
    signIn,
    scan: (state, how = {}) => checks.scan(page, state, { javaScript, copy, ...how }).catch((error) => {
      if (!(error instanceof assert.AssertionError)) throw error;
      problems.push(error.message); // a journey goes on, so that one run names every fault
      return true;
    }),
    tabStops: () => checks.tabStops(page),
    verify: () => {
      if (problems.length > 0) assert.fail(`what nobody asked for:\n${problems.join('\n')}`);
    },
    close: async () => {
      await bench?.context().close();
      await context.close();
    },
  };
}

/** Collects what must not happen in a context. */
function watch(context, base) {
  const problems = [];
  const foreign = (url) => /^(https?|wss?):/.test(url) && new URL(url).host !== new URL(base).host;

  context.on('request', (request) => {
    if (foreign(request.url())) problems.push(`a request to another host: ${request.url()}`);
  });
  context.on('page', (page) => page.on('websocket', (socket) => {
    if (foreign(socket.url())) problems.push(`a socket to another host: ${socket.url()}`);
  }));
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why === 'net::ERR_INTERNET_DISCONNECTED' && request.isNavigationRequest()) return; // a journey took the line away
    if (why !== 'net::ERR_ABORTED') problems.push(`not loaded: ${request.url()} (${why})`); // aborted: by going on
  });
  context.on('response', (response) => {
    const request = response.request();
    const status = response.status();
    // The journey itself looks at the status of a page; a script may be told that something does not fit.
    const expected = request.isNavigationRequest() || (['fetch', 'xhr'].includes(request.resourceType()) && [409, 422].includes(status));
    if (status >= 500 || (status >= 400 && !expected)) problems.push(`${status}: ${request.method()} ${response.url()}`);
  });
  context.on('console', (message) => {
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return; // see above
    problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => problems.push(`script: ${error.error()}`));
  return problems;
}
