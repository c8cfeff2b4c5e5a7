import type { en } from './en-at-once.ts';
import type { Translation } from './translation.ts';
import { tr as bulk } from './bulk.tr.ts';
import { tr as command } from './command.tr.ts';
import { tr as common } from './common.tr.ts';
import { tr as door } from './door.tr.ts';
import { tr as fault } from './fault.tr.ts';
import { tr as handing } from './handing.tr.ts';
import { tr as keys } from './keys.tr.ts';
import { tr as list } from './list.tr.ts';
import { tr as search } from './search.tr.ts';
import { tr as people } from './people.tr.ts';
import { tr as problem } from './problem.tr.ts';
import { tr as promise } from './promise.tr.ts';
import { tr as saved } from './saved.tr.ts';
import { tr as shell } from './shell.tr.ts';
import { tr as snooze } from './snooze.tr.ts';
import { tr as ticket } from './ticket.tr.ts';
import { tr as wait } from './wait.tr.ts';
import { tr as today } from './today.tr.ts';
import { tr as told } from './told.tr.ts';

/** Turkish texts that the desk needs at once. */
export const tr: Translation<typeof en> = {
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
