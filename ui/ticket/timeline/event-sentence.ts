import { LIMITS } from '../../../domain/limits.ts';
import type { Gone } from '../../../domain/ticket/event.ts';
import type { Moved } from '../../../domain/ticket/renewal.ts';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import type { DeskT } from '../../texts/index.ts';
import { knownText } from '../../texts/known.ts';
import type { TimelineEvent } from '../../data/types.ts';

/** The name of the sentence for a mail that came in. */
function arrivalKey(data: TimelineEvent['data']): string {
  if (data['machine'] === true) return 'message-received.machine';
  if (data['stays'] === true) return `message-received.${data['repeats'] === true ? 'repeats' : 'stays'}`;
  if (typeof data['ending'] === 'string') return `message-received.${data['ending']}`;
  if (data['closedAs'] === 'solved') return 'message-received.solved';
  if (data['reopening'] === 'denied') return 'message-received.denied';
  return data['from'] === 'closed' ? 'message-received.reopened' : 'message-received';
}

/** What a sentence needs besides the event: names for ids and instants in words. */
export type Names = {
  agent: (id: string) => string | null;
  team: (id: string) => string | null;
  time: (at: number | string) => string;
  /** Of a custom field; null: there is none any more. */
  field?: (id: string) => string | null;
};

/** Kinds that are the machine's own housekeeping; shown to nobody. */
const SILENT = ['send-due', 'hold-ended', 'scheduled', 'limit-scheduled', 'question-due'];

/** Whether an event is worth a line. */
export const isTold = (event: Pick<TimelineEvent, 'kind'>): boolean => !SILENT.includes(event.kind);

/** What woke a ticket and does not say so itself. */
const ENDS_SNOOZE = new Set<unknown>(['mail', 'transfer', 'undelivered', 'promise']);

/** Somebody by their name and address. */
const personText = ({ name, address }: { name: string; address: string }): string =>
  name === '' ? shownAddress(address) : `${name} (${shownAddress(address)})`;

/** With which canned reply it came, where its reader may know that one. */
const alongText = (by: TimelineEvent['about']['cannedReply'], t: DeskT): string =>
  by === null ? t('event.along') : t('event.along.by', { name: by.name });

/** An event as one sentence in the reader's language. An unknown kind, of a newer server, is named as it is. */
export function eventSentence(event: TimelineEvent, names: Names, t: DeskT): string {
  const ends = Object.values((event.data['promised'] ?? {}) as Record<string, string>);
  return [
    sentenceOf(event, names, t),
    ...(event.about.promise === null ? [] : [t('event.promised.what', { what: event.about.promise })]),
    ...(event.data['along'] === undefined ? [] : [alongText(event.about.cannedReply, t)]),
    ...(ENDS_SNOOZE.has(event.data['woke']) ? [t('snooze.ended-by-it')] : []),
    ...(Array.isArray(event.data['stopped']) ? [t('event.stopped')] : []),
    ...[...new Set(ends)].map((end) => knownText(t, `event.promised.${end}`, end)),
  ].join(' — ');
}

function sentenceOf(event: TimelineEvent, names: Names, t: DeskT): string {
  const data = event.data;
  const { requester, corrections, letInBy, blocked } = event.about;
  const actor = event.actor.name || t(`actor.${event.actor.kind}`);
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : null);
  const instant = (key: string) =>
    typeof data[key] === 'number' || typeof data[key] === 'string' ? names.time(data[key]) : '';
  const say = (key: string, values: Record<string, string> = {}) => t(`event.${key}`, { actor, ...values });
  switch (event.kind) {
    case 'assign': {
      const agent = text('agent');
      const team = text('team');
      const gone = data['gone'] as Gone | undefined;
      if (gone !== undefined)
        return knownText(t, `event.assign.${gone.why}`, t('event.assign.nobody', { actor }), {
          name: names.agent(gone.agent) ?? t('someone'),
        });
      if (agent !== null && agent === event.actor.id) return say('assign.self');
      if (agent !== null) return say('assign.agent', { name: names.agent(agent) ?? t('someone') });
      if (team !== null) return say('assign.team', { name: names.team(team) ?? t('someone') });
      return say('assign.nobody');
    }
    case 'undo':
      return knownText(t, `event.undo.${text('undid') ?? ''}`, say('undo'), { actor });
    case 'routed': {
      const ending = text('ending');
      if (ending !== null) return say(`routed.${ending}`);
      const owner = text('owner');
      if (owner !== null) return say('routed.agent', { name: names.agent(owner) ?? t('someone') });
      const team = text('team');
      if (team !== null) return say('routed.team', { name: names.team(team) ?? t('someone') });
      const waits = text('waits');
      if (waits !== null) return say(`routed.${waits}`);
      return say(text('outbox') === null ? 'routed' : 'routed.reply');
    }
    case 'reopen':
      return say(data['wasSpam'] === true ? 'reopen.no-spam' : 'reopen');
    case 'message-received':
      return say(arrivalKey(data)) + (letInBy === null ? '' : ` — ${t('event.let-in', { name: letInBy.name })}`);
    case 'reply':
      if (Number(data['heldUntil'] ?? 0) - Date.parse(event.at) > LIMITS.undoSeconds * 1_000 + 1_000)
        return say('reply.held', { time: instant('heldUntil') });
      return say(data['then'] === 'resolve' ? 'reply.resolve' : data['then'] === 'keep' ? 'reply.keep' : 'reply');
    case 'hold-send':
      return say('hold-send', { time: instant('until') });
    case 'snooze':
      return (
        say('snooze', { until: instant('until'), due: instant('dueAt') }) +
        (text('reason') ? ` — ${text('reason')}` : '')
      );
    case 'wait': {
      const whom = text('waitingFor') ?? 'customer';
      return (
        say(`wait.${whom}`, { until: instant('until') || instant('limitAt') }) +
        (text('reason') ? ` — ${text('reason')}` : '')
      );
    }
    case 'mail-written':
      return say(`mail-written.${text('mail') ?? 'reminder'}`);
    case 'answer-limit-passed':
      return say(data['to'] === 'closed' ? 'answer-limit-passed' : 'answer-limit-passed.stays');
    case 'set-priority':
      return say('set-priority', { priority: t(`priority.${text('priority')}`) });
    case 'set-type':
      return text('type') ? say('set-type', { type: t(`type.${text('type')}`) }) : say('set-type.none');
    case 'tag': {
      const tags = Array.isArray(data['tags']) ? (data['tags'] as string[]) : [];
      return tags.length > 0 ? say('tag', { tags: tags.join(', ') }) : say('tag.none');
    }
    case 'set-fields': {
      const fields = Array.isArray(data['fields']) ? (data['fields'] as string[]) : [];
      const known = fields.map((id) => names.field?.(id) ?? t('event.set-fields.gone'));
      return say('set-fields', { fields: [...new Set(known)].join(', ') });
    }
    case 'set-participants': {
      const [added, removed] = [Number(data['added']), Number(data['removed'])];
      if (added > 0 && removed > 0)
        return say('set-participants.both', { added: String(added), removed: String(removed) });
      return added > 0
        ? t('event.set-participants.added', { actor, count: added })
        : t('event.set-participants.removed', { actor, count: removed });
    }
    case 'set-requester': {
      if (requester === null) return say('set-requester');
      const to = personText(requester.to);
      return requester.from === null
        ? say('set-requester.to', { to })
        : say('set-requester.from-to', { to, from: personText(requester.from) });
    }
    case 'block-sender':
      if (blocked === null) return say('block-sender');
      return say(`block-sender.${blocked.startsWith('@') ? 'domain' : 'address'}`, { entry: shownAddress(blocked) });
    case 'resend': {
      const pairs = corrections.map(({ wrong, right }) => `${shownAddress(wrong)} → ${shownAddress(right)}`);
      if (pairs.length > 0) return say('resend.corrected.from-to', { pairs: pairs.join(', ') });
      return say(data['corrected'] === undefined ? 'resend' : 'resend.corrected');
    }
    case 'delivery':
      return say(`delivery.${text('state')}`);
    case 'clock-warned':
    case 'clock-breached':
      return say(data['overtaken'] === true ? `${event.kind}.overtaken` : event.kind, {
        ...{ clock: t(`clock.${text('clock')}`), time: instant('dueAt') },
      });
    case 'clock-late':
      return say(event.kind, { clock: t(`clock.${text('clock')}`), time: instant('dueAt') });
    case 'set-due': {
      const said = { clock: t(`clock.${text('clock')}`), time: instant('dueAt') };
      return instant('was') === '' ? say('set-due', said) : say('set-due.from-to', { ...said, was: instant('was') });
    }
    case 'policy-changed': {
      const due = (at: number | null) => (at === null ? t('event.policy-changed.none') : names.time(at));
      const moved = ((data['moved'] ?? []) as Moved[]).map(({ clock, from, to }) =>
        t('event.policy-changed.moved', { clock: t(`clock.${clock}`), from: due(from), to: due(to) }),
      );
      return [say('policy-changed'), ...moved].join(' — ');
    }
    case 'promise':
    case 'move-promise':
    case 'promise-warned':
    case 'promise-broken':
      return say(event.kind, { time: instant('dueAt') });
    case 'escalated': {
      const does = Array.isArray(data['does']) ? (data['does'] as string[]) : [];
      const steps = does.map((one) => knownText(t, `escalation.${one}`, one)).join(', ');
      return say('escalated', { clock: t(`clock.${text('clock')}`), steps });
    }
    default:
      return knownText(t, `event.${event.kind}`, `${actor}: ${event.kind}`, { actor });
  }
}
