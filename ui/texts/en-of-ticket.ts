import { en as composer } from './composer.en.ts';
import { en as draft } from './draft.en.ts';
import { en as explanation } from './explanation.en.ts';
import { en as looking } from './looking.en.ts';
import { en as move } from './move.en.ts';
import { en as macro } from './macro.en.ts';
import { en as presence } from './presence.en.ts';
import { en as recipients } from './recipients.en.ts';
import { en as thread } from './thread.en.ts';
import { en as timeline } from './timeline.en.ts';

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
