/**
 * The desk's table of commands: a row for each that an agent gives. The bar, its menu, the palette, the single keys and
 * their help are views of it. A command without a row, or a row without a route of the contract, does not compile.
 */
import {
  IconArchive,
  IconArrowBackUp,
  IconBellOff,
  IconBellZ,
  IconCircleCheck,
  IconFlag,
  IconHeartHandshake,
  IconHourglass,
  IconHourglassOff,
  IconLock,
  IconMailOff,
  IconMessageReply,
  IconTags,
  IconUserPlus,
} from '@tabler/icons-react';
import type { AgentCommandKind } from '../../domain/ticket/commands.ts';
import { isOwed, isResponse } from '../../domain/ticket/clock/state.ts';
import { PRIORITIES } from '../../domain/ticket/ticket.ts';
import type { CustomGiven, TicketDetail } from '../data/types.ts';
import type { DeskT } from '../texts/index.ts';
import type { Asks, Given, Row } from './row.ts';

/** Nobody has answered the customer, and no answer is on its way. */
export function isUnanswered({ clocks }: Pick<TicketDetail, 'clocks'>): boolean {
  return clocks.some((clock) => isResponse(clock) && isOwed(clock) && !clock.onItsWay);
}

/** Those that are named anew; null: nothing is known any more. */
function withValues(before: TicketDetail['fields'], said: Given['set-fields']['fields']): TicketDetail['fields'] {
  const known = Object.entries({ ...before, ...said }).filter(([, value]) => value !== null);
  return Object.fromEntries(known) as TicketDetail['fields'];
}

/** Rows in the order of the palette. */
export const COMMAND_TABLE = {
  reply: {
    route: 'createReply',
    offer: {
      label: (t) => t('composer.reply'),
      icon: IconMessageReply,
      key: { letter: 'r', help: (t) => t('help.reply') },
      asks: 'words',
    },
  },
  note: {
    route: 'createNote',
    offer: {
      label: (t) => t('composer.note'),
      icon: IconLock,
      key: { letter: 'n', help: (t) => t('help.note') },
      asks: 'words',
    },
  },
  assign: {
    route: 'setAssignee',
    offer: {
      label: (t) => t('action.assign'),
      icon: IconUserPlus,
      key: { letter: 'a', help: (t) => t('help.assign') },
      asks: 'choice',
    },
    ready: [
      {
        id: 'take',
        label: (t) => t('action.take'),
        icon: IconUserPlus,
        key: { letter: 'i', help: (t) => t('help.take') },
        // What waits in the queue of a team is given, not taken.
        button: {
          place: 1,
          look: 'light',
          on: (ticket) => !ticket.owner && ticket.state !== 'closed' && !ticket.waiting,
        },
        given: (ticket, me) => (ticket.owner?.id === me.id ? null : { agent: { id: me.id, name: me.name } }),
        done: (t) => t('done.taken'),
      },
    ],
    body: ({ agent, team, reason }) => ({
      agent: agent?.id ?? null,
      ...(team && { team: team.id }),
      ...(reason && { reason }),
    }),
    patch: ({ agent, team }) => ({ owner: agent, ...(team && { team }) }),
    done: (t, { agent, team }) => {
      const name = (agent ?? team)?.name;
      return name === undefined ? t('done.released') : t('done.assigned', { name });
    },
  },
  resolve: {
    route: 'resolve',
    offer: {
      label: (t) => t('action.resolve'),
      icon: IconCircleCheck,
      key: { letter: 's', help: (t) => t('help.resolve') },
      asks: 'confirmation',
      button: { place: 3, look: 'filled', on: ({ state }) => state !== 'closed' },
      unanswered: isUnanswered,
      isEnd: true,
    },
    // So long the question to the customer waits.
    body: (_given, { undoSeconds }) => ({ undoSeconds }),
    undoneWithin: ({ undoSeconds }) => undoSeconds,
    patch: () => ({ state: 'resolved-pending-confirmation' }),
    done: (t) => t('done.resolved'),
  },
  reopen: {
    route: 'reopen',
    offer: {
      // To open what was taken for spam is to say that it is none: its promises are those of its arrival.
      label: (t, { closedAs }) => t(closedAs === 'spam' ? 'action.not-spam' : 'action.reopen'),
      icon: IconArrowBackUp,
      key: null,
      asks: null,
      button: { place: 3, look: 'filled', on: ({ state }) => state === 'closed' },
      menu: 3,
    },
    // One that nobody owns is to be given out anew.
    patch: (_given, before) => ({ state: before?.owner ? 'assigned' : 'new', closedAs: null }),
    done: (t) => t('done.reopened'),
  },
  snooze: {
    route: 'snooze',
    offer: {
      label: (t) => t('action.snooze'),
      icon: IconBellZ,
      key: { letter: 'h', help: (t) => t('help.snooze') },
      asks: 'form',
      button: { place: 2, look: 'default', on: ({ snooze }) => snooze === null },
      isEnd: true,
    },
    body: (given) => given,
    patch: (snooze) => ({ snooze }),
    done: (t) => t('done.snoozed'),
  },
  wake: {
    route: 'wake',
    offer: {
      label: (t) => t('action.wake'),
      icon: IconBellOff,
      key: null,
      asks: null,
      button: { place: 2, look: 'default', on: ({ snooze }) => snooze !== null },
    },
    patch: () => ({ snooze: null }),
    done: (t) => t('done.woken'),
  },
  wait: {
    route: 'wait',
    offer: { label: (t) => t('action.wait'), icon: IconHourglass, key: null, asks: 'form', menu: 4, isEnd: true },
    body: (given) => given,
    patch: ({ for: waitingFor, until, reason }) => ({
      ...{ state: 'awaiting-reply', snooze: null, waitingFor, wait: { until, reason } },
    }),
    done: (t, { for: whom }) => t(`waiting.${whom}`),
  },
  'end-wait': {
    route: 'endWait',
    offer: {
      label: (t) => t('action.end-wait'),
      icon: IconHourglassOff,
      key: null,
      asks: null,
      button: { place: 2.5, look: 'default', on: ({ wait }) => wait !== null },
    },
    patch: (_given, before) => ({ state: before?.owner ? 'assigned' : 'new', waitingFor: null, wait: null }),
    done: (t) => t('done.wait-ended'),
  },
  promise: {
    route: 'createPromise',
    offer: {
      label: (t) => t('action.promise'),
      icon: IconHeartHandshake,
      key: { letter: 'v', help: (t) => t('help.promise') },
      asks: 'form',
      menu: 5,
    },
    body: (given) => given,
    // Its id is the server's to give; a moment later it stands beneath the head.
    patch: () => ({}),
    done: (t) => t('done.promised'),
  },
  // In the panel that explains its clock (ui/ticket/time/due-form.tsx).
  'set-due': { route: 'setDue', offer: null },
  // Beside each promise (ui/ticket/promise/promise-line.tsx).
  'move-promise': { route: 'movePromise', offer: null },
  'keep-promise': { route: 'keepPromise', offer: null },
  'withdraw-promise': { route: 'withdrawPromise', offer: null },
  archive: {
    route: 'archive',
    offer: {
      label: (t) => t('action.archive'),
      icon: IconArchive,
      key: { letter: 'e', help: (t) => t('help.archive') },
      asks: 'confirmation',
      menu: 1,
      isEnd: true,
    },
    patch: () => ({ state: 'closed', closedAs: 'archived' }),
    // Nothing is asked, since it can be taken back; that somebody was left without an answer is said.
    done: (t, _given, before) => t(before && isUnanswered(before) ? 'done.archived-unanswered' : 'done.archived'),
  },
  'mark-spam': {
    route: 'markSpam',
    offer: {
      label: (t) => t('action.spam'),
      icon: IconMailOff,
      key: { letter: '!', help: (t) => t('help.spam') },
      asks: null,
      menu: 2,
      isEnd: true,
    },
    patch: () => ({ state: 'closed', closedAs: 'spam' }),
    done: (t, _given, before) => t(before && isUnanswered(before) ? 'done.spam-unanswered' : 'done.spam'),
  },
  'set-priority': {
    route: 'setPriority',
    offer: {
      label: (t) => t('action.priority'),
      icon: IconFlag,
      key: { letter: 'p', help: (t) => t('help.priority') },
      asks: 'choice',
    },
    ready: PRIORITIES.map((priority) => ({
      id: `p-${priority}`,
      label: (t: DeskT) => t('action.priority-to', { priority: t(`priority.${priority}`) }),
      icon: IconFlag,
      key: null,
      given: (ticket: TicketDetail) => (ticket.priority === priority ? null : { priority }),
    })),
    body: (given) => given,
    patch: (given) => given,
    done: (t, { priority }) => t('priority.is', { priority: t(`priority.${priority}`) }),
  },
  'set-type': {
    route: 'setType',
    offer: null,
    body: (given) => given,
    patch: (given) => given,
    done: (t, { type }) => t('type.is', { type: t(`type.${type ?? 'none'}`) }),
  },
  tag: {
    route: 'setTags',
    offer: {
      label: (t) => t('action.tag'),
      icon: IconTags,
      key: { letter: 't', help: (t) => t('help.tag') },
      asks: 'choice',
    },
    body: (given) => given,
    patch: (given) => given,
    done: (t, { tags }) => t('tags.is', { tags: tags.join(', ') || t('tags.none') }),
  },
  'set-requester': {
    route: 'setRequester',
    offer: null,
    body: (given) => given,
    patch: ({ name, address }, before) =>
      before === undefined
        ? {}
        : {
            contact: { ...before.contact, name, address },
            addressing: { ...before.addressing, forwardedFrom: null },
          },
    done: (t, { name, address }) => t('done.requester', { name: name || address }),
  },
  // On the toast of what it takes back, and by its key (undo.ts).
  undo: { route: 'undo', offer: null, body: ({ of }) => ({ of }), patch: ({ was }) => was },
  claim: { route: 'claim', offer: null },
  'block-sender': { route: 'blockSenderOf', offer: null },
  'set-participants': { route: 'setParticipants', offer: null },
  'set-fields': {
    route: 'setFields',
    offer: null,
    body: ({ fields }) => ({ fields: fields as CustomGiven }),
    patch: ({ fields }, before) => (before === undefined ? {} : { fields: withValues(before.fields, fields) }),
  },
  resend: { route: 'resendOutbox', offer: null },
  'cancel-send': { route: 'cancelOutbox', offer: null },
  'hold-send': { route: 'holdOutbox', offer: null },
  'send-held': { route: 'releaseOutbox', offer: null },
} as const satisfies { [Kind in AgentCommandKind]: Row<Kind> };

type Table = typeof COMMAND_TABLE;
/** The commands that ask for this first. */
export type Asking<What extends Asks> = {
  [Kind in AgentCommandKind]: Table[Kind]['offer'] extends { asks: What } ? Kind : never;
}[AgentCommandKind];
