// The built program as the browser tests run it: the demo, on a free port of this machine, with data of its own.
//
// The demo's data is made once for each test file and copied for every server, so that each test starts from
// the same state and may change it as it likes. Nothing outlives the test process: servers are ended by
// their process id, folders removed.

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Where everything that is built lies. */
export const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');

const binary = process.env.FOKUSRAUM_BIN ?? join(target, 'debug/fokusraum');

/** When every demo begins, whatever day it is for this machine: a Monday. Its clock runs on from there. */
export const BEGIN = '2026-03-02T12:00:00+01:00';

const READY = /^Fokusraum: (http:\/\/127\.0\.0\.1:\d+)\/?\s*$/;
const START_SECONDS = 120; // the first start fills the demo, in a debug build on a busy machine
const STOP_SECONDS = 10;

const running = new Set();
const folders = new Set();
let template;

process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));

/**
 * A running demo with fresh data.
 * @param {{smtp?: string}} [how] the mail server that takes its mails; without one they wait
 * @returns {Promise<{base: string, output: () => string, stop: () => Promise<void>}>} its address, what it
 *   printed so far, and its end; `stop` fails when the program had panicked or did not end by itself.
 */
export async function startServer(how) {
  template ??= fill();
  const folder = newFolder();
  cpSync(await template, folder, { recursive: true });
  return start(folder, how);
}

/** Lets the program make the demo's data once. */
async function fill() {
  const folder = newFolder();
  const server = await start(folder);
  await server.stop({ keep: true });
  return folder;
}

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'fokusraum-demo-'));
  folders.add(folder);
  return folder;
}

async function start(folder, { smtp } = {}) {
  if (!existsSync(binary)) throw new Error(`${binary} is not built yet; run: make build`);
  // Only what a program needs to run: no setting of whoever tests may reach it.
  const { PATH, HOME, RUST_LOG } = process.env;
  const child = spawn(binary, ['demo', '--listen', '127.0.0.1:0', '--data', folder, '--clock', BEGIN], {
    cwd: root,
    env: { PATH, HOME, RUST_BACKTRACE: '1', ...(RUST_LOG && { RUST_LOG }), ...(smtp && { SMTP_URL: smtp }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = new Promise((resolve) => {
    child.once('error', resolve);
    child.once('close', (code, signal) => resolve(signal ?? code));
  }).finally(() => running.delete(child));

  const lines = [];
  const keep = (line) => {
    if (lines.push(line) > 1000) lines.shift();
  };
  createInterface({ input: child.stderr }).on('line', keep);
  const output = () => lines.join('\n');
  const base = await new Promise((resolve, reject) => {
    const fail = (why) => {
      clearTimeout(deadline);
      child.kill('SIGKILL');
      reject(new Error(`the demo ${why}; it said:\n${output()}`));
    };
    const deadline = setTimeout(() => fail(`was not ready after ${START_SECONDS} s`), START_SECONDS * 1000);
    ended.then((how) => fail(`ended before it was ready (${how})`));
    createInterface({ input: child.stdout }).on('line', (line) => {
      keep(line);
      const ready = READY.exec(line);
      if (!ready) return;
      clearTimeout(deadline);
      resolve(ready[1]);
    });
  });

  const stop = async ({ keep: keepFolder = false } = {}) => {
    await fetch(`${base}/imprint`).catch(() => {}); // it listens before it hears signals; the first answer proves both
    child.kill('SIGTERM');
    const deadline = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
    const how = await ended;
    clearTimeout(deadline);
    if (!keepFolder) {
      rmSync(folder, { recursive: true, force: true });
      folders.delete(folder);
    }
    if (/panicked at/.test(output())) throw new Error(`the program panicked:\n${output()}`);
    if (how !== 0) throw new Error(`the program did not end cleanly when asked to (${how}):\n${output()}`);
  };
  return { base, output, stop };
}
