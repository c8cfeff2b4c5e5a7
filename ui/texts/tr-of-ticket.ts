import type { en } from './en-of-ticket.ts';
import type { Translation } from './translation.ts';
import { tr as composer } from './composer/composer.tr.ts';
import { tr as draft } from './composer/draft.tr.ts';
import { tr as explanation } from './ticket/explanation.tr.ts';
import { tr as looking } from './ticket/looking.tr.ts';
import { tr as move } from './ticket/move.tr.ts';
import { tr as macro } from './composer/macro.tr.ts';
import { tr as presence } from './people/presence.tr.ts';
import { tr as recipients } from './composer/recipients.tr.ts';
import { tr as thread } from './ticket/thread.tr.ts';
import { tr as timeline } from './ticket/timeline.tr.ts';

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
