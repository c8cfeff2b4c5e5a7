import type { en } from './en-at-once.ts';
import type { Translation } from './translation.ts';
import { tr as bulk } from './command/bulk.tr.ts';
import { tr as command } from './command/command.tr.ts';
import { tr as common } from './common.tr.ts';
import { tr as door } from './door/door.tr.ts';
import { tr as fault } from './fault.tr.ts';
import { tr as handing } from './ticket/handing.tr.ts';
import { tr as keys } from './keys/keys.tr.ts';
import { tr as list } from './list/list.tr.ts';
import { tr as search } from './list/search.tr.ts';
import { tr as people } from './people/people.tr.ts';
import { tr as problem } from './problem.tr.ts';
import { tr as promise } from './ticket/promise.tr.ts';
import { tr as saved } from './list/saved.tr.ts';
import { tr as shell } from './shell/shell.tr.ts';
import { tr as snooze } from './ticket/snooze.tr.ts';
import { tr as ticket } from './ticket/ticket.tr.ts';
import { tr as wait } from './ticket/wait.tr.ts';
import { tr as today } from './today/today.tr.ts';
import { tr as told } from './people/told.tr.ts';

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
