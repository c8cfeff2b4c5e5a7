import type { en } from './en.ts';
import type { Translation } from './translation.ts';
import { tr as check } from './check.tr.ts';
import { tr as command } from './command.tr.ts';
import { tr as common } from './common.tr.ts';
import { tr as composer } from './composer.tr.ts';
import { tr as connect } from './connect.tr.ts';
import { tr as door } from './door.tr.ts';
import { tr as fault } from './fault.tr.ts';
import { tr as first } from './first.tr.ts';
import { tr as keys } from './keys.tr.ts';
import { tr as list } from './list.tr.ts';
import { tr as mailIn } from './mail-in.tr.ts';
import { tr as mailbox } from './mailbox.tr.ts';
import { tr as oauth } from './oauth.tr.ts';
import { tr as people } from './people.tr.ts';
import { tr as problem } from './problem.tr.ts';
import { tr as profile } from './profile.tr.ts';
import { tr as recipients } from './recipients.tr.ts';
import { tr as refusal } from './refusal.tr.ts';
import { tr as shell } from './shell.tr.ts';
import { tr as snooze } from './snooze.tr.ts';
import { tr as thread } from './thread.tr.ts';
import { tr as ticket } from './ticket.tr.ts';
import { tr as timeline } from './timeline.tr.ts';

/** All Turkish texts of the desk, a file beside each English one. */
export const tr: Translation<typeof en> = {
  ...check,
  ...command,
  ...common,
  ...composer,
  ...connect,
  ...door,
  ...fault,
  ...first,
  ...keys,
  ...list,
  ...mailIn,
  ...mailbox,
  ...oauth,
  ...people,
  ...problem,
  ...profile,
  ...recipients,
  ...refusal,
  ...shell,
  ...snooze,
  ...thread,
  ...ticket,
  ...timeline,
};
