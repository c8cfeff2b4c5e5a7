import { en as check } from './check.en.ts';
import { en as command } from './command.en.ts';
import { en as common } from './common.en.ts';
import { en as composer } from './composer.en.ts';
import { en as connect } from './connect.en.ts';
import { en as door } from './door.en.ts';
import { en as fault } from './fault.en.ts';
import { en as first } from './first.en.ts';
import { en as keys } from './keys.en.ts';
import { en as list } from './list.en.ts';
import { en as mailIn } from './mail-in.en.ts';
import { en as mailbox } from './mailbox.en.ts';
import { en as oauth } from './oauth.en.ts';
import { en as people } from './people.en.ts';
import { en as problem } from './problem.en.ts';
import { en as profile } from './profile.en.ts';
import { en as recipients } from './recipients.en.ts';
import { en as refusal } from './refusal.en.ts';
import { en as shell } from './shell.en.ts';
import { en as snooze } from './snooze.en.ts';
import { en as thread } from './thread.en.ts';
import { en as ticket } from './ticket.en.ts';
import { en as timeline } from './timeline.en.ts';

/** All English texts of the desk, a file for each feature; no two files have one key. */
export const en = {
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
