import { en as bulk } from './bulk.en.ts';
import { en as command } from './command.en.ts';
import { en as common } from './common.en.ts';
import { en as composer } from './composer.en.ts';
import { en as door } from './door.en.ts';
import { en as draft } from './draft.en.ts';
import { en as explanation } from './explanation.en.ts';
import { en as fault } from './fault.en.ts';
import { en as handing } from './handing.en.ts';
import { en as keys } from './keys.en.ts';
import { en as list } from './list.en.ts';
import { en as looking } from './looking.en.ts';
import { en as move } from './move.en.ts';
import { en as search } from './search.en.ts';
import { en as macro } from './macro.en.ts';
import { en as people } from './people.en.ts';
import { en as presence } from './presence.en.ts';
import { en as problem } from './problem.en.ts';
import { en as promise } from './promise.en.ts';
import { en as recipients } from './recipients.en.ts';
import { en as saved } from './saved.en.ts';
import { en as shell } from './shell.en.ts';
import { en as snooze } from './snooze.en.ts';
import { en as thread } from './thread.en.ts';
import { en as ticket } from './ticket.en.ts';
import { en as timeline } from './timeline.en.ts';
import { en as wait } from './wait.en.ts';
import { en as today } from './today.en.ts';
import { en as told } from './told.en.ts';

/** English texts that the desk needs at once. */
export const en = {
  ...bulk,
  ...command,
  ...common,
  ...composer,
  ...door,
  ...draft,
  ...explanation,
  ...fault,
  ...handing,
  ...keys,
  ...list,
  ...looking,
  ...move,
  ...search,
  ...macro,
  ...people,
  ...presence,
  ...problem,
  ...promise,
  ...recipients,
  ...saved,
  ...shell,
  ...snooze,
  ...thread,
  ...ticket,
  ...timeline,
  ...wait,
  ...today,
  ...told,
};
