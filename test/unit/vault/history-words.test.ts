import { expect, test } from '@jest/globals';
import { wordsCodec } from '../../../vault/history-words.ts';
import { createVault } from '../../../vault/vault.ts';

const codec = wordsCodec(createVault('x'.repeat(48)));
const payload = (value: unknown) => ({ metadata: {}, data: Buffer.from(JSON.stringify(value)) });
const text = ({ data }: { data?: Uint8Array | null }) => Buffer.from(data!).toString();

const LIFE = {
  number: 7,
  state: 'assigned',
  tags: ['Ayla Hanım', 'kırık'],
  snooze: { until: 1, dueAt: 2, reason: 'Ayla Hanım ameliyatta' },
  events: [{ kind: 'effect-failed', reason: 'database-behind' }],
};

test('tags and the reason of a snooze are sealed, the rest can be read, and the workflow sees what was said', async () => {
  const [sealed] = await codec.encode([payload({ command: { kind: 'tag', tags: ['Ayla Hanım'] }, life: LIFE })]);
  expect(text(sealed!)).not.toMatch(/Ayla|kırık|ameliyat/);
  expect(JSON.parse(text(sealed!)).life).toMatchObject({ number: 7, state: 'assigned', events: LIFE.events });
  const [opened] = await codec.decode([sealed!]);
  expect(JSON.parse(text(opened!))).toEqual({ command: { kind: 'tag', tags: ['Ayla Hanım'] }, life: LIFE });
});

test('what 0.1.0 wrote in the clear is read as it stands, and a tag that looks sealed comes back as it was', async () => {
  const [old] = await codec.decode([payload(LIFE)]);
  expect(JSON.parse(text(old!))).toEqual(LIFE);
  const odd = { tags: ['sealed:x', `sealed:v1.${'a'.repeat(60)}`, ''] };
  const [back] = await codec.decode(await codec.encode([payload(odd)]));
  expect(JSON.parse(text(back!))).toEqual(odd);
});

test('a payload without such words is passed on as it is', async () => {
  for (const plain of [
    payload({ tags: [], snooze: null }),
    { metadata: {}, data: Buffer.from([1, 2, 3]) },
    { metadata: {} },
    // As protobufjs reads one of nothing.
    { metadata: {}, data: [] as unknown as Uint8Array },
  ])
    expect((await codec.encode([plain]))[0]).toBe(plain);
});

test('words sealed under another key are no words: the reading fails', async () => {
  const [foreign] = await wordsCodec(createVault('y'.repeat(48))).encode([payload(LIFE)]);
  await expect(codec.decode([foreign!])).rejects.toThrow('another SECRET_KEY');
});
