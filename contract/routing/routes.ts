/** How work is shared: by which rules and by whom, why, and what is promised of it. */
import { blockedSenders } from './blocked-senders.ts';
import { candidates } from './candidates.ts';
import { explanation } from './explanation.ts';
import { guarantee } from './guarantee.ts';
import { handOver } from './hand-over.ts';
import { kind } from './kind.ts';
import { rules } from './rules.ts';
import { texts } from './texts.ts';
import { trials } from './trials.ts';

export const routing = {
  ...kind,
  ...rules,
  ...trials,
  ...texts,
  ...blockedSenders,
  ...candidates,
  ...explanation,
  ...guarantee,
  ...handOver,
};
