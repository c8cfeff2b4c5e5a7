/**
 * The order of the test files: those that are known to take longest begin, so that none of them runs alone at the end. A fresh clone has no
 * times of earlier runs, by which Jest would order them itself. Plain JavaScript, as Jest loads it without the transform.
 */
import Sequencer from '@jest/test-sequencer';
import { existsSync } from 'node:fs';

const ROOT = new URL('../../../', import.meta.url);

/** Files of a minute and more, longest first: they wait for retries, sign-ins and pauses as the product makes them. */
const LONGEST = [
  'test/e2e/connecting.test.ts',
  'test/e2e/accessibility.test.ts',
  'test/e2e/connecting-steps.test.ts',
  'test/integration/mail-out/refused-sending.test.ts',
  'test/e2e/offline.test.ts',
  'test/e2e/week.test.ts',
  'test/e2e/plain-words.test.ts',
  'test/e2e/ticket.test.ts',
  'test/e2e/rules.test.ts',
  'test/integration/api/fuzz.test.ts',
  'test/e2e/recipients.test.ts',
  'test/e2e/writing.test.ts',
  'test/integration/mail-in/consented-mailboxes.test.ts',
  'test/integration/routing/queue.test.ts',
  'test/e2e/desk.test.ts',
  'test/e2e/mail-frame.test.ts',
  'test/e2e/why.test.ts',
  'test/chaos/temporal-away.test.ts',
  'test/chaos/births-killed.test.ts',
  'test/integration/mail-in/probe-loop.test.ts',
  'test/integration/mail-in/refused-sign-ins.test.ts',
  'test/e2e/held.test.ts',
  'test/e2e/stream.test.ts',
  'test/integration/sla/renewal.test.ts',
  'test/e2e/drafts.test.ts',
  'test/e2e/composer-keys.test.ts',
  'test/integration/mail-in/hanging-parser.test.ts',
  'test/e2e/canned-replies.test.ts',
  'test/integration/mail-in/bad-imap.test.ts',
  'test/e2e/search.test.ts',
  'test/e2e/silence.test.ts',
  'test/integration/mail-in/loop-test.test.ts',
  'test/e2e/refused-mailbox.test.ts',
  'test/e2e/connecting-leads.test.ts',
  'test/chaos/worker-killed-mail-in.test.ts',
  'test/chaos/restored.test.ts',
  'test/e2e/policies.test.ts',
  'test/integration/routing/handing.test.ts',
  'test/chaos/archive-killed.test.ts',
  'test/integration/mail-in/deleted-mailbox.test.ts',
  'test/e2e/mail-texts.test.ts',
  'test/e2e/list-order.test.ts',
  'test/integration/mail-in/tokens.test.ts',
];

/** How early the file begins: its place in `LONGEST`, after all of those where it is none. */
const turn = ({ path }) => {
  const place = LONGEST.findIndex((name) => path.endsWith(name));
  return place < 0 ? LONGEST.length : place;
};

export default class LongestFirst extends Sequencer {
  constructor(context) {
    super(context);
    const gone = LONGEST.filter((name) => !existsSync(new URL(name, ROOT)));
    if (gone.length > 0)
      throw new Error(`test/support/stack/longest-first.mjs names files that are gone: ${gone.join(', ')}`);
  }

  async sort(tests) {
    return [...(await super.sort(tests))].sort((one, other) => turn(one) - turn(other));
  }
}
