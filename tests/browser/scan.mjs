// What an automatic check can say about a page's accessibility, in every look a reader may have chosen.
//
// `scan` asks axe (all rules of WCAG 2.2 A and AA, and its best practices) and the IBM engine (failures only), and looks
// for sideways scrolling and words in pieces: in light and dark, at 320 and at 1280 px, and once in forced colours, with
// text of 200 % and with the text spacing of WCAG 1.4.12. What the engines judge is elements, attributes and classes:
// each of them sees a skeleton (the page without its words, of equal siblings one) once in each look. What words can
// break (scrolling, pieces) is looked for on every page. IBM's engine is the slow one: it sees a skeleton once, where
// asked each width and each theme. Walks over all pages see each width and each theme once.
// `tabStops` walks a page by keyboard. Both end with one error that lists everything found.
//
// Neither engine runs where scripts are off. A page that was visited without scripts is therefore copied, with
// what is typed and chosen in it, into a page with scripts, where its own scripts are left out.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = (file) => readFileSync(createRequire(import.meta.url).resolve(file), 'utf8');
const engines = { axe: source('axe-core/axe.min.js'), ace: source('accessibility-checker-engine/ace.js') };

const LOOKS = [
  { name: 'light 320', width: 320, media: { colorScheme: 'light', forcedColors: 'none' }, ibm: 'twice' },
  { name: 'light 1280', width: 1280, media: { colorScheme: 'light', forcedColors: 'none' }, again: true },
  { name: 'dark 320', width: 320, media: { colorScheme: 'dark', forcedColors: 'none' }, again: true },
  { name: 'dark 1280', width: 1280, media: { colorScheme: 'dark', forcedColors: 'none' }, ibm: 'once' },
  { name: 'forced colours 1280', width: 1280, media: { colorScheme: 'light', forcedColors: 'active' } },
];
/** How a reader may set text; only what no longer fits is asked for: twice as large, and spaced (WCAG 1.4.12). */
const TEXTS = [
  { name: 'text of 200 %, 1280', width: 1280, css: 'html { font-size: 200% !important }' },
  {
    name: 'spaced text, 320',
    width: 320,
    css: '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }',
  },
];
const AXE = {
  runOnly: {
    type: 'tag',
    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
  },
  rules: { 'target-size': { enabled: true } }, // 24 px; off by default
  resultTypes: ['violations'],
};

/** Further stops inside one field: month, year, hour, minute, the picker. */
const PARTS_OF_A_DATE = 6;

/** Names and contents that were scanned and had no fault. */
const clean = new Set();
/** What an engine found no fault with: its name, the look, the skeleton. */
const sound = new Set();

/**
 * Scans a page in all looks, unless this state was scanned in this process and found clean: the same name (with
 * and without scripts apart), or exactly the same content.
 *
 * @param {import('playwright-core').Page} page it is left as it was found
 * @param {string} state what one sees, e.g. "date poll, answered, with an error"
 * @param {{javaScript: boolean, copy: (url: string, html: string) => Promise<import('playwright-core').Page>,
 *   ibm?: 'twice'|'once'|'never', few?: boolean}} how whether the page runs scripts; where copies are opened; how often IBM's engine
 *   looks, `never` for very large pages, where it takes too long; `few`: each width and each theme once
 * @returns {Promise<boolean>} whether it was scanned now
 */
export async function scan(page, state, { javaScript, copy, ibm = 'once', few = false }) {
  const html = await page.evaluate(frozen, javaScript);
  const keys = [`${state}|${javaScript}`, createHash('sha256').update(withoutChance(html)).digest('hex')];
  if (keys.some((key) => clean.has(key))) return false;

  const subject = javaScript ? page : await copy(page.url(), html);
  const skeleton = createHash('sha256').update(await subject.evaluate(bones)).digest('hex');
  const found = new Map(); // what → in which looks
  const judge = async (engine, look, ask, options) => {
    const key = `${engine}|${look}|${skeleton}`;
    if (sound.has(key)) return [];
    const faults = await run(subject, engine, ask, options);
    if (faults.length === 0) sound.add(key);
    return faults;
  };
  const size = page.viewportSize();
  try {
    for (const look of LOOKS.filter(({ again }) => !(few && again))) {
      await subject.setViewportSize({ width: look.width, height: 900 });
      await subject.emulateMedia(look.media);
      await subject.evaluate(painted);
      const wide = await subject.evaluate(tooWide);
      const faults = [wide, await subject.evaluate(inPieces)].filter(Boolean);
      faults.push(...(await judge('axe', look.name, askAxe, AXE)));
      if (look.ibm === 'once' ? ibm !== 'never' : look.ibm === ibm) faults.push(...(await judge('ace', look.name, askIbm)));
      for (const fault of faults) found.set(fault, [...(found.get(fault) ?? []), look.name]);
    }
    await subject.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
    for (const { name, width, css } of TEXTS) {
      await subject.setViewportSize({ width, height: 900 });
      await subject.evaluate(dress, css);
      const wide = await subject.evaluate(tooWide);
      if (wide) found.set(wide, [...(found.get(wide) ?? []), name]);
    }
  } finally {
    await subject.evaluate(dress, '');
    if (javaScript) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: null, forcedColors: null });
    }
  }
  const list = [...found].map(([fault, looks]) => `[${looks.join(', ')}] ${fault}`);
  if (list.length > 0) assert.fail(`"${state}" at ${page.url()}:\n${list.join('\n')}`);
  for (const key of keys) clean.add(key);
  return true;
}

/** Puts an engine into the page if it is not there yet, and asks it. */
async function run(page, engine, ask, options) {
  const there = await page.evaluate((name) => name in globalThis, engine);
  if (!there) await page.evaluate(`${engines[engine]}\n;globalThis.${engine} ??= ${engine}; 0`);
  return page.evaluate(ask, options);
}

/* The functions from here on run inside the page. */

/** Two frames later every colour belongs to the look that was asked for. */
function painted() {
  return new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(() => done())); });
}

/**
 * The page as the engines judge it: elements with their attributes, where words stand, of equal siblings in a row one.
 * Names that are read out stay, since they may have to differ; ids and addresses only say that they are there.
 */
function bones() {
  const written = new Set(['id', 'href', 'src', 'action', 'formaction', 'datetime', 'content', 'value', 'nonce', 'title', 'for', 'headers', 'style', 'd', 'points',
    'aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height']);
  const of = (element) => {
    const attributes = [...element.attributes].map(({ name, value }) => (written.has(name) || name.startsWith('data-') ? name : `${name}=${value.replace(/[0-9a-f-]{36}/g, '')}`));
    if (element.matches('input, textarea, option')) attributes.push(`=${Boolean(element.value)}`);
    const inside = [];
    for (const node of element.childNodes) {
      let bone = '';
      if (node.nodeType === Node.ELEMENT_NODE) bone = of(node);
      else if (node.nodeType === Node.TEXT_NODE && node.data.trim()) bone = 'words';
      if (bone && bone !== inside.at(-1)) inside.push(bone);
    }
    return `<${element.localName} ${attributes.sort().join(' ')}>${inside.join('')}</>`;
  };
  return of(document.documentElement);
}

async function askAxe(options) {
  const { violations } = await globalThis.axe.run(document, options);
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ');
      return `axe ${id} (${impact}): ${help}\n    ${target.join(' ')}  ${html.slice(0, 160)}\n    ${why}`;
    }),
  );
}

async function askIbm() {
  const { results } = await new globalThis.ace.Checker().check(document, ['WCAG_2_2']);
  // The engine misses the labels of what is folded away with its label; unfolded it is a state of its own.
  const folded = (node) => Boolean(node && node.closest && node.closest('details:not([open]) > :not(summary)'));
  return results
    .filter(({ value, node }) => value[0] === 'VIOLATION' && value[1] === 'FAIL' && !folded(node))
    .map(({ ruleId, message, path, snippet }) =>
      `IBM ${ruleId}: ${message}\n    ${path.dom}  ${(snippet ?? '').slice(0, 160)}`);
}

/** Puts a reader's own style sheet on the page, in place of the one before. */
function dress(css) {
  globalThis.readersStyle ??= new CSSStyleSheet();
  globalThis.readersStyle.replaceSync(css);
  document.adoptedStyleSheets = [globalThis.readersStyle];
}

/** Names what makes the page scroll sideways. */
function tooWide() {
  const room = document.documentElement.clientWidth;
  const needed = document.scrollingElement.scrollWidth;
  if (needed <= room) return null;
  const scrolls = (element) => {
    for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) {
      if (getComputedStyle(up).overflowX !== 'visible') return true;
    }
    return false;
  };
  const culprits = [...document.body.querySelectorAll('*')]
    .filter((element) => element.getBoundingClientRect().right > room + 0.5 && !scrolls(element))
    .slice(-3)
    .map((element) => element.cloneNode().outerHTML.slice(0, 120));
  return `the page scrolls sideways (${needed} px in ${room} px): ${culprits.join(' ')}`;
}

/** Names links and buttons that are too narrow for their words: one falls apart into three lines and more. */
function inPieces() {
  const lines = (text, from, to) => {
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, to);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
  };
  const texts = (element) => [element, ...element.querySelectorAll('*')].flatMap(({ childNodes }) => [...childNodes]).filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  const breaks = (text) => [...text.data.matchAll(/\p{L}{4,}/gu)].some(({ 0: word, index }) => lines(text, index, index + word.length) > 2);
  const words = ({ textContent }) => `"${textContent.replace(/\s+/g, ' ').trim().slice(0, 60)}"`;
  const found = [...document.querySelectorAll('a, button')].filter((element) => texts(element).some(breaks));
  return found.length > 0 ? `too narrow for its words: ${found.slice(0, 3).map(words).join(', ')}` : null;
}

/** The page as text, with the state of its fields, without its scripts. */
function frozen(javaScript) {
  const page = document.documentElement.cloneNode(true);
  const fields = 'input, textarea, option';
  const live = document.querySelectorAll(fields);
  page.querySelectorAll(fields).forEach((field, i) => {
    const { localName, type } = field;
    if (localName === 'textarea') field.textContent = live[i].value;
    else if (localName === 'option') field.toggleAttribute('selected', live[i].selected);
    else if (type === 'checkbox' || type === 'radio') field.toggleAttribute('checked', live[i].checked);
    else if (type !== 'file') field.setAttribute('value', live[i].value);
  });
  for (const script of page.querySelectorAll('script')) script.remove();
  // Without scripts the content of noscript is part of the page and has to stay when it is read with scripts.
  for (const part of page.querySelectorAll('noscript')) part.replaceWith(...(javaScript ? [] : part.childNodes));
  return `<!doctype html>\n${page.outerHTML}`;
}

/** Form ids, nonces and the hash in the path of assets differ from page to page and make no other state. */
function withoutChance(html) {
  return html.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replace(/ nonce="[^"]*"/g, '');
}

/**
 * Walks from the top of the page through every Tab stop, and fails when focus lands on something that cannot
 * be seen (covered, outside, without size), that does not look different with focus, or that it cannot leave.
 *
 * @param {import('playwright-core').Page} page
 * @returns {Promise<string[]>} what was focused, in order
 */
export async function tabStops(page, { limit = 400 } = {}) {
  await page.evaluate(beginWalk);
  const faults = [];
  const stops = [];
  let first;
  let last;
  let within = 0;
  for (let i = 0; i <= limit; i += 1) {
    await page.keyboard.press('Tab');
    if (i === 0) await page.evaluate(painted); // the first press after a page was loaded
    const stop = await page.evaluate(atStop);
    if (!stop || stop.place === first) break;
    if (stop.place === last) {
      // A date field has a stop each for day, month and year.
      within += 1;
      if (within <= PARTS_OF_A_DATE && await page.evaluate(() => /^(date|time|month|week|datetime-local)$/.test(document.activeElement.type))) continue;
      faults.push(`Tab does not leave ${stop.what}`);
      break;
    }
    if (i === limit) faults.push(`more than ${limit} Tab stops`);
    within = 0;
    first ??= stop.place;
    last = stop.place;
    stops.push(stop.what);
    faults.push(...stop.faults.map((fault) => `Tab stop ${stops.length}, ${stop.what}: ${fault}`));
  }
  if (faults.length > 0) assert.fail(`${page.url()} by keyboard:\n${faults.join('\n')}`);
  return stops;
}

/** Remembers how everything looks without focus, and puts the starting point before the first element. */
function beginWalk() {
  const line = (style, side) => {
    const [kind, width, color] = ['Style', 'Width', 'Color'].map((name) => style[`${side}${name}`]);
    return kind === 'none' || width === '0px' ? 'none' : `${kind} ${width} ${color}`;
  };
  const looks = (element) => ['', '::before', '::after'].map((part) => {
    const style = getComputedStyle(element, part || null);
    const { boxShadow, backgroundColor, color, textDecoration, opacity } = style;
    return [line(style, 'outline'), line(style, 'borderTop'), line(style, 'borderBottom'), boxShadow,
      backgroundColor, color, textDecoration, opacity].join(' ');
  }).join('|');
  globalThis.walk = {
    looks: (element) => [element, ...(element.labels ?? []), element.parentElement].map(looks).join('\n'),
    atRest: new Map(),
  };
  document.activeElement?.blur();
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]')) {
    globalThis.walk.atRest.set(element, globalThis.walk.looks(element));
  }
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
}

function atStop() {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const faults = [];
  // A field may be drawn by its label (hidden itself, or with the pointer falling through).
  const parts = [element, ...(element.labels ?? [])];
  const belongs = (hit) => parts.some((part) => part.contains(hit)) || hit.contains(element);
  const boxes = parts.flatMap((part) => [...part.getClientRects()]).filter(({ width, height }) => width > 1 && height > 1);
  const points = boxes.flatMap(({ left, right, top, bottom }) =>
    [0.5, 0.05, 0.95].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y])));
  const hits = points.map(([x, y]) => document.elementFromPoint(x, y)).filter((hit) => hit);
  if (boxes.length === 0) faults.push('it has no size');
  else if (hits.length === 0) faults.push('it lies outside the window');
  else if (!hits.some((hit) => hit !== document.body && hit !== document.documentElement && belongs(hit))) {
    faults.push(`it is covered by ${hits[0].cloneNode().outerHTML.slice(0, 100)}`);
  }
  const { looks, atRest } = globalThis.walk;
  if (atRest.has(element) && atRest.get(element) === looks(element)) faults.push('focus cannot be seen on it');
  const words = (element.getAttribute('aria-label') || element.labels?.[0]?.textContent || element.textContent || element.name || '')
    .replace(/\s+/g, ' ').trim().slice(0, 60);
  return { place: [...document.querySelectorAll('*')].indexOf(element), what: `${element.localName} "${words}"`, faults };
}
