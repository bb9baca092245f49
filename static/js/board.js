// A board that is alive: it shows what others do, takes what one does at once, and works on while the line is broken.
// Only improves a page that works without it. Written for old browsers too, as app.js: no `?.`, no `??`.

import { Adding } from './board/add.js';
import { Filter } from './board/filter.js';
import { changesTheHead, renewHead } from './board/head.js';
import { Others, Seen, jumpToColumns, listenToKeys, renewJumps, showSwitches } from './board/habits.js';
import { Line } from './live/line.js';
import { Dragging, Moving } from './board/moving.js';
import { Outbox } from './board/outbox.js';
import { View } from './board/view.js';
import { say, words } from './live/words.js';

/** So long the socket may take to tell what one did oneself. */
const OWN_NEWS = 1500;

function come(element) {
  const { board: id, me = '' } = element.dataset;
  const filter = new Filter(element);
  let line;
  let dragging;
  const outbox = new Outbox(id, me, {
    changed: () => {
      view.show();
      line.waiting(outbox.waiting());
    },
    done: (entry, answer) => {
      if (entry.text !== undefined) say(answer.say || words('added'));
      after(settle);
      const missed = () => { if (line.version < answer.v) line.catchUp(); };
      if (line.isOpen()) setTimeout(missed, OWN_NEWS);
      else missed();
    },
    refused: (entry) => {
      say(words('refused'));
      view.show();
      line.catchUp();
      if (entry.text !== undefined) adding.giveBack(entry);
    },
  });
  const view = new View(element, {
    underWay: () => outbox.entries,
    card: (li) => filter.renewed(li),
    lists: () => {
      renewJumps(view);
      if (dragging) dragging.attach();
    },
  });
  const others = new Others(outbox.own);
  const settle = () => {
    element.dataset.version = line.version;
    outbox.settle(line.version);
    view.show();
  };
  line = new Line({ path: `/boards/${id}`, version: Number(element.dataset.version) }, {
    frames: (frames) => {
      for (const frame of frames) others.changed(frame.v);
      if (frames.some((frame) => changesTheHead(frame.kind))) renewHead(element);
      const shown = frames.map((frame) => view.apply(frame)).every(Boolean);
      settle();
      return shown;
    },
    whole: (html) => {
      outbox.settle(line.version);
      view.whole(html);
      settle();
    },
    open: () => outbox.send(),
    ended: () => outbox.stop(),
  });

  const moving = new Moving(view, outbox);
  const adding = new Adding(view, outbox);
  if (view.writes) {
    dragging = new Dragging(view, moving, line);
    // Without it there are still the arrows.
    dragging.start().catch(() => {});
  }
  listenToKeys(view, moving);
  line.start();
  addEventListener('online', () => outbox.send());
  if (outbox.entries.length) {
    view.show();
    outbox.send();
  }
  return new Seen(id, () => line.version);
}

/** After what is going on now: an answer and the change it speaks of often come together. */
const after = (work) => Promise.resolve().then(work);

const element = document.querySelector('[data-board]');
showSwitches();
jumpToColumns();
if (element) come(element);
