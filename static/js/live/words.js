// Words come from the page, settings stay in the browser.

const template = document.querySelector('template[data-words]');
const saying = document.querySelector('[data-say]');

/** The sentence `<li data-name>` with its gaps filled. */
export function words(name, gaps = {}) {
  const line = template && template.content.querySelector(`[data-${name}]`);
  return fill(line ? line.textContent : '', gaps);
}

/** Puts values into "… {n} …"; what a person typed is never read as a gap. */
export function fill(text, gaps) {
  return text.replace(/\{(\w+)\}/g, (gap, name) => (name in gaps ? gaps[name] : gap));
}

/** Says it to those who do not see it. The same sentence twice has to differ, or it is said once. */
export function say(text) {
  if (!saying || !text) return;
  saying.textContent = saying.textContent === text ? `${text}\u00a0` : text;
}

/** Writes only what changed: a status that is written again is read out again. */
export function write(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

export const clock = (at) => new Date(at).toLocaleTimeString(document.documentElement.lang.slice(0, 2) || 'de',
  { hour: '2-digit', minute: '2-digit' });

export const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** What outlives the page; a browser that keeps nothing works too. */
export const kept = {
  get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* full */ } },
  drop: (key) => { try { localStorage.removeItem(key); } catch { /* so be it */ } },
  keys: () => { try { return Object.keys(localStorage); } catch { return []; } },
};
