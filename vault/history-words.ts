/**
 * Payload codec: agents' own words (tags, the reason of a snooze) stand sealed in workflow histories, so that whoever runs
 * Temporal does not read them; everything else stays as readable there as it was (docs/decisions/0011-words-in-histories.md).
 */
import type { Vault } from './vault.ts';

/** As Temporal's SDK has it; this room does not import the SDK. */
type Payload = { metadata?: Record<string, Uint8Array> | null; data?: Uint8Array | null };
export type WordsCodec = {
  encode(payloads: Payload[]): Promise<Payload[]>;
  decode(payloads: Payload[]): Promise<Payload[]>;
};

const OWNER = 'workflow-history';
const MARK = 'sealed:';
const SEALED = /^sealed:v1\.[\w-]{38,}$/;

/** What a payload that holds such words has in its bytes: most have none and are passed on as they are. */
const HINTS = ['"tags":["', '"reason":"', MARK];

/** A codec for the clients and workers of one installation. What 0.1.0 wrote in the clear is read as it stands. */
export function wordsCodec(vault: Pick<Vault, 'seal' | 'open'>): WordsCodec {
  const seal = (word: string) => MARK + vault.seal(OWNER, word);
  // One that does not open was sealed under another key: better no answer than a sealed text among the tags.
  const open = (word: string) => (SEALED.test(word) ? vault.open(OWNER, word.slice(MARK.length)) : word);
  const all = (turn: (word: string) => string) => async (payloads: Payload[]) =>
    payloads.map((payload) => turned(payload, turn));
  return { encode: all(seal), decode: all(open) };
}

function turned(payload: Payload, turn: (word: string) => string): Payload {
  const { data } = payload;
  // Of a payload of nothing protobufjs makes an empty array.
  if (!ArrayBuffer.isView(data) || data.byteLength === 0) return payload;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (!HINTS.some((hint) => bytes.includes(hint))) return payload;
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString());
  } catch {
    return payload; // Not JSON, so nothing of ours.
  }
  walk(value, turn);
  return { ...payload, data: Buffer.from(JSON.stringify(value)) };
}

function walk(value: unknown, turn: (word: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  const part = value as Record<string, unknown>;
  if (Array.isArray(part['tags']))
    part['tags'] = part['tags'].map((tag: unknown) => (typeof tag === 'string' ? turn(tag) : tag));
  // Of a snooze, which has a time of return; other reasons are codes.
  if (typeof part['reason'] === 'string' && 'until' in part) part['reason'] = turn(part['reason']);
  for (const inner of Object.values(part)) walk(inner, turn);
}
