import type { en } from './en-later.ts';
import type { Translation } from './translation.ts';
import { tr as calendar } from './sla/calendar.tr.ts';
import { tr as canned } from './mail-out/canned.tr.ts';
import { tr as check } from './mail-in/check.tr.ts';
import { tr as connect } from './mail-in/connect.tr.ts';
import { tr as custom } from './settings/custom.tr.ts';
import { tr as customer } from './customer/customer.tr.ts';
import { tr as first } from './settings/first.tr.ts';
import { tr as handOver } from './ticket/hand-over.tr.ts';
import { tr as jargon } from './mail-out/jargon.tr.ts';
import { tr as mailIn } from './mail-in/mail-in.tr.ts';
import { tr as mailbox } from './mail-in/mailbox.tr.ts';
import { tr as mailText } from './mail-out/mail-text.tr.ts';
import { tr as guide } from './knowledge/guide.tr.ts';
import { tr as nothing } from './list/nothing.tr.ts';
import { tr as newTicket } from './new-ticket/new-ticket.tr.ts';
import { tr as notices } from './people/notices.tr.ts';
import { tr as oauth } from './mail-in/oauth.tr.ts';
import { tr as order } from './order.tr.ts';
import { tr as policy } from './sla/policy.tr.ts';
import { tr as profile } from './settings/profile.tr.ts';
import { tr as refusal } from './mail-in/refusal.tr.ts';
import { tr as ruleWords } from './routing/rule-words.tr.ts';
import { tr as rules } from './routing/rules.tr.ts';
import { tr as staff } from './people/staff.tr.ts';
import { tr as time } from './ticket/time.tr.ts';
import { tr as promiseTrial } from './sla/promise-trial.tr.ts';
import { tr as trial } from './routing/trial.tr.ts';
import { tr as week } from './people/week.tr.ts';

/** Turkish texts of pages that come in files of their own. */
export const tr: Translation<typeof en> = {
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
