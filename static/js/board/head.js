// What stands above the columns: title, weighing, whether the board is in use. It changes seldom, so it is read anew.

import { parse } from './view.js';

const KINDS = ['board-changed', 'dots-opened', 'dots-closed'];

export const changesTheHead = (kind) => KINDS.includes(kind);

/** Takes over head and weighing from the page as it is now; a board that was put away is loaded as a whole. */
export async function renewHead(element) {
  const answer = await fetch(location.href, { credentials: 'same-origin', redirect: 'manual' }).catch(() => null);
  if (!answer || !answer.ok) return;
  const page = parse(await answer.text());
  const board = page.querySelector('[data-board]');
  if (!board) return;
  if (board.dataset.writes !== element.dataset.writes) {
    location.reload();
    return;
  }
  for (const mark of ['.page-head', '[data-weighing]']) {
    const [now, then] = [page.querySelector(mark), document.querySelector(mark)];
    if (now && then && !then.contains(document.activeElement)) then.innerHTML = now.innerHTML;
  }
}
