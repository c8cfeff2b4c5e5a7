/** How work is shared: rules, the texts they answer with, the senders they keep out. */
import { blockedSenders } from './blocked-senders.ts';
import { rules } from './rules.ts';
import { texts } from './texts.ts';
import { trials } from './trials.ts';

export const routing = { ...rules, ...trials, ...texts, ...blockedSenders };
