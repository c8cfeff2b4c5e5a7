import { en as bulk } from './command/bulk.en.ts';
import { en as command } from './command/command.en.ts';
import { en as common } from './common.en.ts';
import { en as door } from './door/door.en.ts';
import { en as fault } from './fault.en.ts';
import { en as handing } from './ticket/handing.en.ts';
import { en as keys } from './keys/keys.en.ts';
import { en as list } from './list/list.en.ts';
import { en as search } from './list/search.en.ts';
import { en as people } from './people/people.en.ts';
import { en as problem } from './problem.en.ts';
import { en as promise } from './ticket/promise.en.ts';
import { en as saved } from './list/saved.en.ts';
import { en as shell } from './shell/shell.en.ts';
import { en as snooze } from './ticket/snooze.en.ts';
import { en as ticket } from './ticket/ticket.en.ts';
import { en as wait } from './ticket/wait.en.ts';
import { en as today } from './today/today.en.ts';
import { en as told } from './people/told.en.ts';

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
