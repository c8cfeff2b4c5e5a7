import { en as bulk } from './bulk.en.ts';
import { en as command } from './command.en.ts';
import { en as common } from './common.en.ts';
import { en as door } from './door.en.ts';
import { en as fault } from './fault.en.ts';
import { en as handing } from './handing.en.ts';
import { en as keys } from './keys.en.ts';
import { en as list } from './list.en.ts';
import { en as search } from './search.en.ts';
import { en as people } from './people.en.ts';
import { en as problem } from './problem.en.ts';
import { en as promise } from './promise.en.ts';
import { en as saved } from './saved.en.ts';
import { en as shell } from './shell.en.ts';
import { en as snooze } from './snooze.en.ts';
import { en as ticket } from './ticket.en.ts';
import { en as wait } from './wait.en.ts';
import { en as today } from './today.en.ts';
import { en as told } from './told.en.ts';

/** English texts that the desk needs at once. */
export const en = {
  ...bulk,
  ...command,
  ...common,
  ...door,
  ...fault,
  ...handing,
  ...keys,
  ...list,
  ...search,
  ...people,
  ...problem,
  ...promise,
  ...saved,
  ...shell,
  ...snooze,
  ...ticket,
  ...wait,
  ...today,
  ...told,
};
