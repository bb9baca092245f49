// Builds what the browser gets and we do not write by hand: style sheets and fonts, into static/vendor.
//
//   npm ci --ignore-scripts && node scripts/assets.mjs
//
// Result (never committed; static/vendor/manifest.json lists it with sha256 and the versions it came from):
//   work.css      the working world
//   citizen.css   citizens and public pages: the same parts without what only the working world needs
//   fonts/        Fira Sans 400 and 600, cut down to Latin, and to Cyrillic for those who need it
//   fonts-pdf/    the same and the italic as TrueType, for src/pdf: Latin, Greek, Cyrillic
//   licences/     of what is in here
//
// The oldest browser we promise is Chrome 78 (a phone of 2019). It drops a whole rule for one selector it does
// not know and a whole declaration for one colour it does not know, without a word. So this script resolves
// KERN's oklch palette to hex, splits selector lists, lets Lightning CSS lower the rest, and then refuses to
// write a sheet that still holds something Chrome 78 cannot read.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'static/vendor');
const kern = join(root, 'node_modules/@kern-ux/native');
const written = new Set();

/** Ends with a sentence a person can act on. */
function stop(sentence) {
  process.stderr.write(`assets: ${sentence}\n`);
  process.exit(1);
}

function put(name, data) {
  writeFileSync(join(out, name), data);
  written.add(join(out, name));
}

async function need(name) {
  try {
    return await import(name);
  } catch {
    return stop(`the package "${name}" is missing. Run first: npm ci --ignore-scripts`);
  }
}

if (Number(process.versions.node.split('.')[0]) < 20) stop(`Node 20 or newer is needed, this is ${process.version}.`);
if (!existsSync(kern)) stop('node_modules is missing or incomplete. Run first: npm ci --ignore-scripts');
const [{ default: postcss }, { PurgeCSS }, lightning, { default: subsetFont }] = await Promise.all(
  ['postcss', 'purgecss', 'lightningcss', 'subset-font'].map(need),
);

// ── What goes into which sheet ──────────────────────────────────────────────────────────────────────────────

// KERN's parts that our templates may use without asking: they survive the purge even while no template holds
// them, so that a page looks right on the day it is written. Anything else is found in templates, Rust and JS.
const PARTS = [
  'kern-sr-only', 'kern-body', 'kern-body--small', 'kern-body--large', 'kern-body--muted',
  'kern-link', 'kern-label', 'kern-label--large', 'kern-label__optional', 'kern-hint', 'kern-error', 'kern-title',
  'kern-btn', 'kern-btn--primary', 'kern-btn--secondary', 'kern-btn--tertiary', 'kern-btn--x-small',
  'kern-alert', 'kern-alert--info', 'kern-alert--success', 'kern-alert--warning', 'kern-alert--danger',
  'kern-alert__header', 'kern-alert__body',
  'kern-fieldset', 'kern-fieldset--error', 'kern-fieldset__body', 'kern-fieldset__body--horizontal',
  'kern-form-input', 'kern-form-input--error', 'kern-form-input__input', 'kern-form-input__input--error',
  'kern-form-input__select', 'kern-form-input__select--error', 'kern-form-input__select-wrapper',
  'kern-form-check', 'kern-form-check--error', 'kern-form-check__radio', 'kern-form-check__radio--error',
  'kern-form-check__checkbox', 'kern-form-check__checkbox--error',
];
const SHEETS = {
  'work.css': ['tokens', 'base', 'kern-fixes', 'frame', 'forms', 'pieces', 'boards', 'work', 'print'],
  'citizen.css': ['tokens', 'base', 'kern-fixes', 'frame', 'forms', 'pieces', 'citizen', 'print'],
};
const TARGETS = { chrome: 78 << 16, firefox: 72 << 16, safari: 13 << 16, samsung: 11 << 16 };
/** brotli bytes; a page of a citizen may weigh 60 KB with its fonts (docs: quality). */
const BUDGET = { sheet: 25_000, citizenPage: 60_000 };

// ── CSS ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** oklch(L% C H) to #rrggbb, clipped to sRGB. */
function oklchToHex(l, c, h) {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const [x, y, z] = [l + 0.3963377774 * a + 0.2158037573 * b, l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b].map((v) => v ** 3);
  return '#' + [4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z]
    .map((v) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055))
    .map((v) => Math.round(Math.min(1, Math.max(0, v)) * 255).toString(16).padStart(2, '0')).join('');
}

const MODERN = /:(has|focus-visible|where|user-invalid|user-valid|modal|popover-open)\b|::(file-selector-button|backdrop|marker)/;

/** :is(a, b)c → ac, bc. Chrome 78 knows only :-webkit-any, which forgets specificity. */
function withoutIs(selector) {
  const at = selector.indexOf(':is(');
  if (at < 0) return [selector];
  let depth = 0;
  let end = at + 3;
  for (; end < selector.length; end++) {
    if (selector[end] === '(') depth++;
    if (selector[end] === ')' && --depth === 0) break;
  }
  const options = postcss.list.comma(selector.slice(at + 4, end));
  return options.flatMap((o) => withoutIs(selector.slice(0, at) + o + selector.slice(end + 1)));
}

/** What Lightning CSS does not do for us; works on KERN's CSS and on ours alike. */
const forOldPhones = {
  postcssPlugin: 'for-old-phones',
  Declaration(decl) {
    if (decl.value.includes('oklch(') || decl.value.includes('color-mix(')) {
      const hex = decl.value.replace(/oklch\(([\d.]+)%\s+([\d.]+)\s+([\d.]+)\)/g,
        (_, l, c, h) => oklchToHex(l / 100, +c, +h));
      // Shades mixed at run time and shadows: static/css/tokens.css says them in hex instead.
      if (/oklch\(|color-mix\(/.test(hex)) decl.remove();
      else if (hex !== decl.value) decl.value = hex;
    }
  },
  Rule(rule) {
    if (rule.parent?.type === 'atrule' && rule.parent.name.endsWith('keyframes')) return;
    const selectors = rule.selectors.flatMap(withoutIs);
    if (selectors.length !== rule.selectors.length) rule.selectors = selectors;
    const modern = rule.selectors.filter((s) => MODERN.test(s));
    if (modern.length && rule.selectors.length > 1) {
      const plain = rule.selectors.filter((s) => !MODERN.test(s));
      for (const selector of modern.reverse()) rule.cloneAfter({ selectors: [selector] });
      if (plain.length) rule.selectors = plain;
      else rule.remove();
    }
  },
};

/** inset-inline-* came with Chrome 87: left and right, turned round for [dir=rtl]. */
const placedBothWays = {
  postcssPlugin: 'placed-both-ways',
  Once(sheet) {
    sheet.walkRules((rule) => {
      const placed = rule.nodes.filter((n) => n.type === 'decl' && /^inset-inline-(start|end)$/.test(n.prop));
      if (!placed.length) return;
      const rtl = postcss.rule({ selectors: rule.selectors.map((s) => `[dir=rtl] ${s}`) });
      for (const decl of placed) {
        const start = decl.prop.endsWith('start');
        rtl.append({ prop: start ? 'right' : 'left', value: decl.value, important: decl.important });
        if (placed.length === 1) rtl.append({ prop: start ? 'left' : 'right', value: 'auto', important: decl.important });
        decl.prop = start ? 'left' : 'right';
      }
      rule.after(rtl);
    });
  },
};

/** Both themes are written once (light in :root, dark in the media query); a choice of the person repeats them. */
const chosenTheme = {
  postcssPlugin: 'chosen-theme',
  Once(sheet) {
    const themes = { light: [], dark: [] };
    sheet.walkRules(':root', (rule) => {
      if (!rule.nodes.some((n) => n.prop === '--theme')) return;
      const name = rule.nodes.find((n) => n.prop === '--theme').value;
      themes[name]?.push(rule);
    });
    for (const [name, rules] of Object.entries(themes)) {
      for (const rule of rules) sheet.append(rule.clone({ selectors: [`[data-kern-theme=${name}]`] }));
    }
  },
};

/** Removes custom properties nobody reads (KERN ships a large palette), until nothing changes. */
function withoutUnusedVariables(css) {
  const tree = postcss.parse(css);
  for (let changed = true; changed;) {
    changed = false;
    const read = new Set(tree.toString().match(/var\(\s*--[\w-]+/g)?.map((m) => m.replace(/var\(\s*/, '')));
    tree.walkDecls(/^--/, (decl) => {
      if (!read.has(decl.prop)) {
        const { parent } = decl;
        decl.remove();
        if (!parent.nodes.length) parent.remove();
        changed = true;
      }
    });
  }
  return tree.toString();
}

function check(name, css) {
  const found = [];
  if (/oklch\(|color-mix\(|[^-]\blab\(|\blch\(/.test(css)) found.push('a colour function');
  if (/[{;}](inset|margin-inline|margin-block|padding-inline|padding-block|border-inline|border-block|aspect-ratio)\s*:/.test(css)) found.push('a logical shorthand');
  if (/\b(min|max|clamp)\(/.test(css)) found.push('min(), max() or clamp()');
  if (/@layer|@container|@property/.test(css)) found.push('an at-rule');
  postcss.parse(css).walkRules((rule) => {
    if (/:is\(|:where\(/.test(rule.selector)) found.push(`the selector ${rule.selector}`);
    if (rule.selectors.length > 1 && rule.selectors.some((s) => MODERN.test(s))) found.push(`the selector list ${rule.selector}`);
    if (/:not\([^)]*,/.test(rule.selector)) found.push(`the selector ${rule.selector}`);
  });
  if (found.length) stop(`${name} still holds what Chrome 78 cannot read: ${[...new Set(found)].join('; ')}.`);
}

function files(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith(ending))
    .map((e) => join(e.parentPath ?? e.path, e.name)).sort();
}

async function kernCss() {
  // Lists are split before the purge: it would throw away the whole rule for one selector inside :is().
  const prepared = await postcss([forOldPhones]).process(readFileSync(join(kern, 'dist/kern.css'), 'utf8'), { from: undefined });
  const content = [
    { raw: `<html><body class="${PARTS.join(' ')}"><a></a><input type="text"><textarea></textarea><label></label><select><option></option></select><legend></legend><img></body></html>`, extension: 'html' },
    ...[...files(join(root, 'templates'), '.html'), ...files(join(root, 'src'), '.rs'), ...files(join(root, 'static/js'), '.js')]
      .map((file) => ({ raw: readFileSync(file, 'utf8'), extension: 'html' })),
  ];
  const [{ css }] = await new PurgeCSS().purge({
    content,
    css: [{ raw: prepared.css }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    safelist: { standard: [':root', /^data-kern-theme/, 'type', 'html', 'body', '*', 'disabled', 'readonly', 'aria-disabled', 'tabindex'] },
    blocklist: [/^kern-(m|p|gap|d|w|h|col|row|order|offset|grid|stack|place|overflow|text|container)(-|$)/],
    dynamicAttributes: ['data-kern-theme', 'aria-disabled', 'disabled', 'readonly'],
  });
  return css;
}

async function sheet(name, parts, kernPart) {
  const own = parts.map((part) => {
    const file = join(root, 'static/css', `${part}.css`);
    if (!existsSync(file)) stop(`static/css/${part}.css is missing.`);
    const text = readFileSync(file, 'utf8');
    try {
      postcss.parse(text);
    } catch ({ reason, line }) { // postcss would print the whole sheet
      stop(`static/css/${part}.css, line ${line}: ${reason}`);
    }
    return `/* ${part}.css */\n${text}`;
  });
  const joined = [kernPart, ...own].join('\n');
  const prepared = await postcss([placedBothWays, forOldPhones, chosenTheme]).process(joined, { from: undefined });
  const { code, warnings } = lightning.transform({
    filename: name,
    code: Buffer.from(withoutUnusedVariables(prepared.css)),
    minify: true,
    targets: TARGETS,
  });
  if (warnings.length) stop(`${name}: ${warnings.map((w) => `${w.message} (line ${w.loc.line})`).join('; ')}`);
  const css = `/*! Fokusraum, EUPL-1.2. Contains parts of KERN UX (@kern-ux/native), EUPL-1.2. */\n${code}`;
  check(name, css);
  put(name, css);
}

// ── Fonts ───────────────────────────────────────────────────────────────────────────────────────────────────

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');
const ALPHABETS = {
  // Latin for every language written with it in the district, typographic marks, arrows.
  latin: range(0x20, 0x7e) + range(0xa0, 0x17f) + 'ȘșȚțẞ' + range(0x2010, 0x2015) + '‘’‚“”„†•…‰′″‹›€←↑→↓−≤≥ ',
  cyrillic: range(0x400, 0x45f) + 'ҐґҒғҚқҢңӘәӨөҮүҺһ',
};
// What is printed cannot fall back to a font of the reader's: everything the source has for Latin (Vietnamese too),
// Greek and Cyrillic with their accents, marks, currencies, arrows, mathematics, and a box for what is missing.
const PRINTED = range(0x20, 0x7e) + range(0xa0, 0x24f) + range(0x2b0, 0x52f) + range(0x1e00, 0x1fff)
  + range(0x2007, 0x2044) + range(0x2070, 0x209c) + range(0x20a0, 0x20bf) + range(0x2100, 0x22ff) + '■□▪▫▯●○◊✓✔✗☐☑☒⌦⌨⌫➡⬅⬆⬇';

async function fonts() {
  mkdirSync(join(out, 'fonts'), { recursive: true });
  for (const [weight, source] of [['400', 'FiraSans-Regular'], ['600', 'FiraSans-SemiBold']]) {
    const font = readFileSync(join(kern, `dist/fonts/fira-sans/${source}.woff2`));
    for (const [alphabet, text] of Object.entries(ALPHABETS)) {
      const cut = await subsetFont(font, text, {
        targetFormat: 'woff2', noLayoutClosure: true, noHinting: true, keepFeatures: ['kern', 'mark', 'ccmp', 'locl', 'tnum', 'lnum'],
      });
      put(`fonts/fira-sans-${weight}-${alphabet}.woff2`, cut);
    }
  }
  mkdirSync(join(out, 'fonts-pdf'), { recursive: true });
  for (const [name, source] of [['400', 'FiraSans-Regular'], ['400-italic', 'FiraSans-Italic'], ['600', 'FiraSans-SemiBold']]) {
    const font = readFileSync(join(kern, `dist/fonts/fira-sans/${source}.woff2`));
    put(`fonts-pdf/fira-sans-${name}.ttf`, await subsetFont(font, PRINTED, {
      targetFormat: 'sfnt', noLayoutClosure: true, noHinting: true,
      keepFeatures: ['kern', 'mark', 'mkmk', 'ccmp', 'locl', 'tnum', 'lnum'], preserveNameIds: [0, 1, 2, 4, 6, 13, 14, 16, 17],
    }));
  }
}

// ── Together ────────────────────────────────────────────────────────────────────────────────────────────────

const started = Date.now();
const version = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

// In place, so that a server running beside it never finds the folder empty; leftovers go at the end.
const before = files(out, '');
mkdirSync(join(out, 'licences'), { recursive: true });
await fonts();
const kernPart = await kernCss();
for (const [name, parts] of Object.entries(SHEETS)) await sheet(name, parts, kernPart);

put('licences/kern-ux-EUPL-1.2.md', readFileSync(join(kern, 'LICENSE.md')));
// Dragging, as it comes: boards load it only where somebody may move cards.
put('sortable.min.js', readFileSync(join(root, 'node_modules/sortablejs/Sortable.min.js')));
put('licences/sortablejs-MIT.txt', readFileSync(join(root, 'node_modules/sortablejs/LICENSE')));
for (const licence of files(join(root, 'static/licences'), '.txt')) {
  put(`licences/${relative(join(root, 'static/licences'), licence)}`, readFileSync(licence));
}

const manifest = {
  packages: Object.fromEntries(['@kern-ux/native', 'lightningcss', 'postcss', 'purgecss', 'sortablejs', 'subset-font'].map((p) => [p, version(p)])),
  files: {},
};
const weight = {};
for (const file of [...written].sort()) {
  const name = relative(out, file).replaceAll('\\', '/');
  const data = readFileSync(file);
  manifest.files[name] = { sha256: createHash('sha256').update(data).digest('hex'), bytes: data.length };
  weight[name] = name.endsWith('.woff2') ? data.length : brotliCompressSync(data).length;
}
for (const file of before) if (!written.has(file)) rmSync(file, { force: true });
put('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);

const latin = weight['fonts/fira-sans-400-latin.woff2'] + weight['fonts/fira-sans-600-latin.woff2'];
const kb = (n) => `${(n / 1000).toFixed(1)} KB`;
for (const name of Object.keys(SHEETS)) {
  process.stdout.write(`assets: ${name} ${kb(manifest.files[name].bytes)}, ${kb(weight[name])} brotli; with fonts ${kb(weight[name] + latin)}\n`);
  if (weight[name] > BUDGET.sheet) stop(`${name} is over its budget of ${kb(BUDGET.sheet)} brotli.`);
}
if (weight['citizen.css'] + latin > BUDGET.citizenPage) stop(`a citizen's page is over its budget of ${kb(BUDGET.citizenPage)}.`);
process.stdout.write(`assets: static/vendor is ready after ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
