import type { en } from './en-later.ts';
import type { Translation } from './translation.ts';
import { tr as calendar } from './calendar.tr.ts';
import { tr as canned } from './canned.tr.ts';
import { tr as check } from './check.tr.ts';
import { tr as connect } from './connect.tr.ts';
import { tr as custom } from './custom.tr.ts';
import { tr as customer } from './customer.tr.ts';
import { tr as first } from './first.tr.ts';
import { tr as handOver } from './hand-over.tr.ts';
import { tr as jargon } from './jargon.tr.ts';
import { tr as mailIn } from './mail-in.tr.ts';
import { tr as mailbox } from './mailbox.tr.ts';
import { tr as mailText } from './mail-text.tr.ts';
import { tr as guide } from './guide.tr.ts';
import { tr as nothing } from './nothing.tr.ts';
import { tr as newTicket } from './new-ticket.tr.ts';
import { tr as notices } from './notices.tr.ts';
import { tr as oauth } from './oauth.tr.ts';
import { tr as order } from './order.tr.ts';
import { tr as policy } from './policy.tr.ts';
import { tr as profile } from './profile.tr.ts';
import { tr as refusal } from './refusal.tr.ts';
import { tr as ruleWords } from './rule-words.tr.ts';
import { tr as rules } from './rules.tr.ts';
import { tr as staff } from './staff.tr.ts';
import { tr as time } from './time.tr.ts';
import { tr as promiseTrial } from './promise-trial.tr.ts';
import { tr as trial } from './trial.tr.ts';
import { tr as week } from './week.tr.ts';

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
