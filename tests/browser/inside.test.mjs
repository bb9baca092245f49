// The pages behind the sign-in, as each of the people who work there. The longest files come first in the alphabet: two run at
// a time, and none is left to run alone at the end.

import { test } from 'node:test';
import { withServer } from './support.mjs';
import { walk } from './walk.mjs';

/** Kinds of pages that somebody before has scanned: the same page looks the same to the next person. */
const seen = new Set();

for (const name of ['mitglied', 'koordination', 'steuerung', 'kreistag', 'kommune', 'buergerin', 'stab', 'administration']) {
  test(`pages of the working world, ${name}`, async (t) => {
    await withServer(t.name, true, async (_, meet) => {
      const reader = await meet();
      await reader.signIn(`${name}@beispielstedt.example`);
      await walk(t, reader, { visited: 1, scanned: 1, seen });
    });
  });
}
