import { en as composer } from './composer/composer.en.ts';
import { en as draft } from './composer/draft.en.ts';
import { en as explanation } from './ticket/explanation.en.ts';
import { en as looking } from './ticket/looking.en.ts';
import { en as move } from './ticket/move.en.ts';
import { en as macro } from './composer/macro.en.ts';
import { en as presence } from './people/presence.en.ts';
import { en as recipients } from './composer/recipients.en.ts';
import { en as thread } from './ticket/thread.en.ts';
import { en as timeline } from './ticket/timeline.en.ts';

/** English texts of an open ticket. */
export const en = {
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
