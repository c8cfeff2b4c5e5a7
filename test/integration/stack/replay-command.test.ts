import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { startInstallation, type Installation } from '../../support/stack/installation.ts';
import { letter } from '../../support/mail/letter.ts';
import { eventually } from '../../support/eventually.ts';

const ROOT = path.join(import.meta.dirname, '..', '..', '..');
const scratch = mkdtempSync(path.join(tmpdir(), 'bilet-replay-command-'));
let bilet: Installation;

beforeAll(async () => {
  bilet = await startInstallation({ server: 'own' });
}, 60_000);
afterAll(async () => {
  await bilet.stop();
  rmSync(scratch, { recursive: true, force: true });
}, 60_000);

/** Runs the command as a person does; what it said, and how it ended. */
async function replay(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'dev/replay.ts', ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: scratch, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [said, complaint, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { said, complaint, code };
}

test('the replay of a ticket prints each event with what was decided, and the commands that followed', async () => {
  await bilet.deliver(letter({ from: 'gulsah@musteri.test', subject: 'Yeniden oynat', text: 'Merhaba' }));
  const { number } = await bilet.ticketBySubject('Yeniden oynat');
  await eventually(() => bilet.run(number).then((run) => run.describe()), {
    label: 'its workflow',
  });
  await bilet.command(number, { kind: 'assign', agent: bilet.people.ayse, team: null });
  await bilet.inState(number, 'assigned');

  const { said, complaint, code } = await replay([String(number)], {
    TEMPORAL_ADDRESS: bilet.settings.temporal.address,
  });
  expect([code, complaint]).toEqual([0, '']);
  expect(said).toMatch(/heard update assign\n.*decides assign at \S+: v\d+, new -> assigned, effects: record/);
  expect(said).toMatch(/gives activity record v\d+ assign/);
  expect(said).toContain('go the way that this history went');
  expect(said).not.toContain('Yeniden oynat');
}, 60_000);

test('a history that today’s workflows would not make is named as that', async () => {
  const recorded = path.join(ROOT, 'test', 'replay', 'histories', 'next', 'spam.json');
  const file = path.join(scratch, 'other-rules.json');
  writeFileSync(file, readFileSync(recorded, 'utf8').replace('"name": "record"', '"name": "audit"'));
  const { said, code } = await replay([file]);
  expect(code).toBe(1);
  expect(said).toContain('TMPRL1100');
  expect(said).toMatch(/decides \S+ at /);
}, 60_000);

test('without a server to ask, the message says what to start', async () => {
  const { complaint, code } = await replay(['1042']);
  expect(code).toBe(2);
  expect(complaint).toContain('npm start');
}, 60_000);
