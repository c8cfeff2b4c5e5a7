import { en as calendar } from './calendar.en.ts';
import { en as canned } from './canned.en.ts';
import { en as check } from './check.en.ts';
import { en as connect } from './connect.en.ts';
import { en as custom } from './custom.en.ts';
import { en as customer } from './customer.en.ts';
import { en as first } from './first.en.ts';
import { en as handOver } from './hand-over.en.ts';
import { en as jargon } from './jargon.en.ts';
import { en as mailIn } from './mail-in.en.ts';
import { en as mailbox } from './mailbox.en.ts';
import { en as mailText } from './mail-text.en.ts';
import { en as guide } from './guide.en.ts';
import { en as nothing } from './nothing.en.ts';
import { en as newTicket } from './new-ticket.en.ts';
import { en as notices } from './notices.en.ts';
import { en as oauth } from './oauth.en.ts';
import { en as order } from './order.en.ts';
import { en as policy } from './policy.en.ts';
import { en as profile } from './profile.en.ts';
import { en as refusal } from './refusal.en.ts';
import { en as ruleWords } from './rule-words.en.ts';
import { en as rules } from './rules.en.ts';
import { en as staff } from './staff.en.ts';
import { en as time } from './time.en.ts';
import { en as promiseTrial } from './promise-trial.en.ts';
import { en as trial } from './trial.en.ts';
import { en as week } from './week.en.ts';

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
