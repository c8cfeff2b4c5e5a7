import type { en } from './en-of-ticket.ts';
import type { Translation } from './translation.ts';
import { tr as composer } from './composer.tr.ts';
import { tr as draft } from './draft.tr.ts';
import { tr as explanation } from './explanation.tr.ts';
import { tr as looking } from './looking.tr.ts';
import { tr as move } from './move.tr.ts';
import { tr as macro } from './macro.tr.ts';
import { tr as presence } from './presence.tr.ts';
import { tr as recipients } from './recipients.tr.ts';
import { tr as thread } from './thread.tr.ts';
import { tr as timeline } from './timeline.tr.ts';

/** Turkish texts of an open ticket. */
export const tr: Translation<typeof en> = {
  ...composer,
  ...draft,
  ...explanation,
  ...looking,
  ...move,
  ...macro,
  ...presence,
  ...recipients,
  ...thread,
  ...timeline,
};
