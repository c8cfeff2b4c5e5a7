/** Troubles of mailboxes as alarms: from their beginning to their end, and the mails to administrators about them. */
import { type Alarm, ALARM_MAIL_STATES, type AlarmStep } from '../../domain/mail/alarm.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { MailboxTrouble } from '../../domain/mail/mailbox.ts';
import type { Language } from '../../domain/text/language.ts';
import { change, type Db, first, many, maybe } from '../core/pool.ts';
import { isOurs } from '../core/our-addresses.ts';
import { SERVICE_SEND, type ServiceSend, serviceSends } from '../core/service-sends.ts';
import { MAILBOX_STATUS } from './trouble.ts';

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

export type Watched = {
  mailbox: string;
  trouble: MailboxTrouble | null;
  alarmId: string | null;
  alarm: Alarm | null;
  /** When somebody was last mailed of each trouble, in epoch ms. */
  told: Partial<Record<MailboxTrouble, number>>;
  now: number;
};

/** Every mailbox that is read, its trouble, and the alarm that has begun for it. */
export const watchedForAlarms = (db: Db): Promise<Watched[]> =>
  many(db, {
    name: 'watched-for-alarms',
    text: `select b.id as mailbox, s.trouble, a.id as "alarmId", ${MS('now()')} as now,
                  case when a.id is not null then jsonb_build_object('trouble', a.trouble, 'beganAt', ${MS('a.began_at')},
                       'wellSince', ${MS('a.well_since')}, 'told', a.told) end as alarm,
                  coalesce((select jsonb_object_agg(m.trouble, m.at) from (
                     select trouble, max(${MS('created_at')}) as at from alarm_mail
                      where mailbox_id = b.id and kind = 'trouble' and created_at > now() - interval '2 days' group by trouble) as m), '{}') as told
             from mailbox b cross join lateral (select ${MAILBOX_STATUS}) as s
             left join mailbox_alarm a on a.mailbox_id = b.id and a.ended_at is null
            where b.deleted_at is null and not b.paused`,
  });

/** Whoever paused or deleted a mailbox knows of it: its alarm ends without a word. */
export const endOrphanedAlarms = (db: Db): Promise<number> =>
  change(db, {
    name: 'end-orphaned-alarms',
    text: `update mailbox_alarm a set ended_at = now() from mailbox b
            where b.id = a.mailbox_id and a.ended_at is null and (b.paused or b.deleted_at is not null)`,
  });

/** Takes the step, in the transaction of the caller. Two processes that take it at once take it once: the row and its index are the gate. Answers of which mailbox nobody could be mailed. */
export async function takeAlarmStep(
  db: Db,
  { mailbox, alarmId }: Watched,
  step: AlarmStep,
): Promise<{ unheard: { id: string; address: string } | null }> {
  if (step.do === 'begin')
    await change(db, {
      name: 'begin-alarm',
      text: `insert into mailbox_alarm (mailbox_id, trouble, began_at) values ($1, $2, now())
             on conflict (mailbox_id) where ended_at is null do nothing`,
      values: [mailbox, step.trouble],
    });
  if (step.do === 'go-on')
    await change(db, {
      name: 'go-on-with-alarm',
      text: 'update mailbox_alarm set trouble = $2, well_since = null where id = $1 and ended_at is null',
      values: [alarmId, step.trouble],
    });
  if (step.do === 'note-well')
    await change(db, {
      name: 'note-alarm-well',
      text: 'update mailbox_alarm set well_since = now() where id = $1 and well_since is null and ended_at is null',
      values: [alarmId],
    });
  if (step.do === 'tell') {
    const mine = await change(db, {
      name: 'tell-alarm',
      text: 'update mailbox_alarm set told = true where id = $1 and ended_at is null',
      values: [alarmId],
    });
    if (mine > 0) return { unheard: await queueAlarmMails(db, alarmId!, 'trouble', step.trouble) };
  }
  if (step.do === 'end') {
    const mine = await change(db, {
      name: 'end-alarm',
      text: 'update mailbox_alarm set ended_at = now() where id = $1 and ended_at is null',
      values: [alarmId],
    });
    if (mine > 0 && step.tell) await queueAlarmMails(db, alarmId!, 'recovery', null);
  }
  return { unheard: null };
}

const toAdmins = (state: string, whom: string): string =>
  `insert into alarm_mail (alarm_id, mailbox_id, agent_id, kind, trouble, state, last_response)
   select a.id, a.mailbox_id, g.id, $2, coalesce($3, a.trouble), ${state} from mailbox_alarm a, agent g
    where a.id = $1 and g.role = 'admin' and g.active and ${whom}
      and not exists (select from alarm_mail m where m.agent_id = g.id and m.mailbox_id = a.mailbox_id and m.kind = $2
                         and m.trouble = coalesce($3, a.trouble) and m.created_at > now() - interval '1 hour')`;

/** To every administrator whose address is none of ours. Not twice within the hour. Where all are ours, what would have been sent is kept as refused; the mailbox then. */
async function queueAlarmMails(
  db: Db,
  alarm: string,
  kind: 'trouble' | 'recovery',
  trouble: MailboxTrouble | null,
): Promise<{ id: string; address: string } | null> {
  const values = [alarm, kind, trouble];
  const queued = await change(db, {
    name: 'queue-alarm-mails',
    text: toAdmins(`'queued', null`, `not ${isOurs('g.email')}`),
    values,
  });
  if (queued > 0 || kind === 'recovery') return null;
  const unsent = await change(db, {
    name: 'keep-unsent-alarms',
    text: toAdmins(
      `'rejected', 'the addresses of all administrators are mailboxes of ours'`,
      `not exists (select from agent g where g.role = 'admin' and g.active and not ${isOurs('g.email')})`,
    ),
    values,
  });
  if (unsent === 0) return null;
  return first<{ id: string; address: string }>(db, {
    name: 'mailbox-of-alarm',
    text: 'select b.id, b.address from mailbox_alarm a join mailbox b on b.id = a.mailbox_id where a.id = $1',
    values: [alarm],
  });
}

/** Mails to administrators on their way. */
export const alarmSends = serviceSends('alarm_mail');

export type AlarmMail = ServiceSend & {
  kind: 'trouble' | 'recovery';
  trouble: MailboxTrouble;
  mailbox: string;
  address: string;
  mailboxName: string;
  beganAt: Date;
  endedAt: Date | null;
  /** Mails that came to the mailbox since it began. */
  mails: number;
  to: string;
  toName: string;
  language: Language;
};

/** What one tells, and to whom. */
export const alarmMail = (db: Db, id: string): Promise<AlarmMail | undefined> =>
  maybe<AlarmMail>(db, {
    name: 'alarm-mail',
    text: `select ${SERVICE_SEND}, m.kind, m.trouble, b.id as mailbox, b.address, b.name as "mailboxName", a.began_at as "beganAt", a.ended_at as "endedAt",
                  (select count(*)::int from inbound i where i.mailbox_id = b.id and i.stored_at >= a.began_at and not i.archived and i.state <> 'service') as mails,
                  g.email as to, g.name as "toName", g.language
             from alarm_mail m join mailbox_alarm a on a.id = m.alarm_id join mailbox b on b.id = m.mailbox_id join agent g on g.id = m.agent_id
            where m.id = $1`,
    values: [id],
  });

/** The mailbox that may carry mail about another: live, not given up at its sending server, and rather on another one, with nothing against it there. Never the one that is in trouble. */
export const carrierFor = async (db: Db, mailbox: string | null): Promise<string | null> =>
  (
    await maybe<{ id: string }>(db, {
      name: 'alarm-carrier',
      text: `select o.id from mailbox o left join mailbox b on b.id = $1::uuid
              left join mailbox_sign_in s on s.mailbox_id = o.id and s.side = 'smtp'
              where o.id is distinct from b.id and o.deleted_at is null and not o.paused and o.status = 'live' and coalesce(s.refused, 0) < $2
              order by s.mailbox_id is null desc, o.smtp->>'host' is distinct from b.smtp->>'host' desc, o.address limit 1`,
      values: [mailbox, LIMITS.signInTries],
    })
  )?.id ?? null;

/** Alarm mails by their state, for the metrics. */
export const alarmMailsByState = (db: Db): Promise<{ state: string; count: number }[]> =>
  many(db, {
    name: 'alarm-mails-by-state',
    text: `select s.state, (select count(*)::int from alarm_mail m where m.state = s.state) as count
             from unnest($1::text[]) as s(state)`,
    values: [ALARM_MAIL_STATES],
  });
