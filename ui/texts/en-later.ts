import { en as calendar } from './sla/calendar.en.ts';
import { en as canned } from './mail-out/canned.en.ts';
import { en as check } from './mail-in/check.en.ts';
import { en as connect } from './mail-in/connect.en.ts';
import { en as custom } from './settings/custom.en.ts';
import { en as customer } from './customer/customer.en.ts';
import { en as first } from './settings/first.en.ts';
import { en as handOver } from './ticket/hand-over.en.ts';
import { en as jargon } from './mail-out/jargon.en.ts';
import { en as mailIn } from './mail-in/mail-in.en.ts';
import { en as mailbox } from './mail-in/mailbox.en.ts';
import { en as mailText } from './mail-out/mail-text.en.ts';
import { en as guide } from './knowledge/guide.en.ts';
import { en as nothing } from './list/nothing.en.ts';
import { en as newTicket } from './new-ticket/new-ticket.en.ts';
import { en as notices } from './people/notices.en.ts';
import { en as oauth } from './mail-in/oauth.en.ts';
import { en as order } from './order.en.ts';
import { en as policy } from './sla/policy.en.ts';
import { en as profile } from './settings/profile.en.ts';
import { en as refusal } from './mail-in/refusal.en.ts';
import { en as ruleWords } from './routing/rule-words.en.ts';
import { en as rules } from './routing/rules.en.ts';
import { en as staff } from './people/staff.en.ts';
import { en as time } from './ticket/time.en.ts';
import { en as promiseTrial } from './sla/promise-trial.en.ts';
import { en as trial } from './routing/trial.en.ts';
import { en as week } from './people/week.en.ts';

/** English texts of pages that come in files of their own. */
export const en = {
  ...calendar,
  ...canned,
  ...check,
  ...connect,
  ...custom,
  ...customer,
  ...first,
  ...handOver,
  ...jargon,
  ...mailIn,
  ...mailbox,
  ...mailText,
  ...guide,
  ...nothing,
  ...newTicket,
  ...notices,
  ...oauth,
  ...order,
  ...policy,
  ...profile,
  ...refusal,
  ...ruleWords,
  ...rules,
  ...staff,
  ...time,
  ...promiseTrial,
  ...trial,
  ...week,
};
