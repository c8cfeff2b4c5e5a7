/**
 * What can happen to a ticket: commands, named as a person gives them, and facts. Plain JSON: events cross workflow histories, so they carry
 * ids, enums and instants (epoch ms), names of staff for operators, and nothing of a customer.
 */
import type { Effect } from './effect.ts';
import type { Mention } from './mention.ts';
import type { Along, Change } from './rules/acting.ts';
import type { WaitingFor } from './rules/awaiting.ts';
import type { StaffNames } from './names.ts';
import type { Terms } from './rules/promising.ts';
import type { ClockKind, Late, Priority, Ticket, TicketType } from './ticket.ts';

/** Who caused an event. A contact's id may be unknown (a signed link says only that the customer clicked). */
export type Actor = { kind: 'agent'; id: string } | { kind: 'contact'; id: string | null } | { kind: 'system' };

/**
 * When a clock falls due and when it warns, computed from a calendar outside the workflow, and by what: null instants where the
 * policy promises nothing. What was computed before these were told lacks the rest.
 */
export type Due = {
  clock: ClockKind;
  cycle: number;
  dueAt: number | null;
  warnAt: number | null;
  /** The instant from which it was counted, and the open time that was spent before. */
  since?: number;
  spentMs?: number;
  /** All that its policy promises, of which what was spent is gone; none where a person has named the instant. */
  amountMs?: number;
  /** The warning is still ahead, whatever was warned of before. */
  warns?: boolean;
  lateAt?: Late[];
  policy?: string;
  policyVersion?: number;
  /** Null: counted in real time. */
  calendar?: string | null;
  calendarVersion?: number | null;
};

/** What is done about a promise by itself, and at which moments: as it warns, as it is broken, or so many ms after that. */
export const DEEDS = ['tell-owner', 'tell-lead', 'raise-priority', 'reroute'] as const;
export type Deed = (typeof DEEDS)[number];

/** `overtaken`: a change alone has made it late; `renewal`: the one, where that is known. */
export type ByChange = { overtaken?: true; renewal?: number };
export type Moment = 'warned' | 'broken' | number;

/**
 * What whoever changes a ticket brings along: the policy that it then goes by, and the deadlines of its clocks. `of`: what the policy
 * was chosen for; of a ticket that is something else meanwhile it says nothing.
 */
export type Promised = { dues?: Due[]; terms?: Terms; of?: Pick<Ticket, 'team' | 'priority' | 'type'> };

/**
 * What happened to one outbound mail. `deferred` comes with the instant of the next attempt; `bounced`: it was accepted, and came
 * back.
 */
export type DeliveryState = 'sent' | 'rejected' | 'deferred' | 'unknown' | 'cancelled' | 'bounced';

/** Somebody who owns tickets no longer, and why. */
export type Gone = { agent: string; why: 'deactivated' | 'viewer' };

/** What comes after a reply, as its agent says: the customer's turn, still ours, or that it is solved. */
export const THEN = ['await', 'keep', 'resolve'] as const;
export type Then = (typeof THEN)[number];

/** Commands of agents and customers; each is an Update of the same name on the workflow (workflows/messages/ticket.ts). */
export type Command =
  /**
   * `note`: a message among ourselves that says why. `decision`: routing gave it, by what the decision of this id says. `gone`: whose it
   * was, who may own none any more. `along`, here and below: with a reply that left.
   */
  | ({
      kind: 'assign';
      agent: string | null;
      team: string | null;
      note?: string;
      decision?: string;
      gone?: Gone;
      along?: Along;
    } & Promised)
  /** Whoever opens a ticket that nobody has takes it, in a team that works so. */
  | { kind: 'claim' }
  /** `limitAt`: until when the customer may be silent, in open time, where the calendar was asked before. */
  | {
      kind: 'reply';
      message: string;
      outbox: string;
      then: Then;
      limitAt?: number;
      /** Promises that it keeps once it has arrived. */
      keeps?: string[];
      /** It does not leave before. */
      heldUntil?: number;
      /** What it changes besides, as it leaves. */
      actions?: Change[];
    }
  /** A reply that is held has another time from now on, also one that waits for a person. */
  | { kind: 'hold-send'; outbox: string; until: number }
  /** It leaves now. */
  | { kind: 'send-held'; outbox: string }
  /** `mentions`: whom it asks; each of them is told. */
  | { kind: 'note'; message: string; mentions?: Mention[] }
  /** `holdMs`: for so long the customer is not asked yet, so that it can be taken back unseen. */
  | { kind: 'resolve'; limitAt?: number; holdMs?: number }
  | { kind: 'reopen' }
  | { kind: 'archive' }
  | { kind: 'mark-spam' }
  /** From here on its sender is not to be heard of again; which address or domain that is stands in Postgres, by this id. */
  | { kind: 'block-sender'; block: string }
  /** `late`: what the policy does when the new promise of an answer has been broken for so long. */
  | { kind: 'snooze'; until: number; dueAt: number; reason: string | null; late?: Partial<Record<ClockKind, Late[]>> }
  | { kind: 'wake' }
  /** For somebody else than the customer `until` is when the owner is reminded; without it after as long as a customer is. */
  | { kind: 'wait'; waitingFor: WaitingFor; until: number | null; reason: string | null; limitAt?: number }
  | { kind: 'end-wait' }
  /** What is promised by then stands in Postgres, by this id. */
  | { kind: 'promise'; promise: string; dueAt: number; warnAt: number }
  /** `note`: a message among ourselves that says why. */
  | { kind: 'move-promise'; promise: string; dueAt: number; warnAt: number; note: string }
  /** It was kept without an answer by mail: by telephone, say. */
  | { kind: 'keep-promise'; promise: string }
  | { kind: 'withdraw-promise'; promise: string; note: string }
  /**
   * Another due time for a clock that runs, by a person. `note`: a message among ourselves that says why; `warnAt` and `lateAt` come from its
   * policy.
   */
  | { kind: 'set-due'; clock: ClockKind; dueAt: number; warnAt: number; lateAt: Late[]; note: string }
  | ({ kind: 'set-priority'; priority: Priority; along?: Along } & Promised)
  | ({ kind: 'set-type'; type: TicketType | null; along?: Along } & Promised)
  | { kind: 'tag'; tags: string[]; along?: Along }
  /** The contact it is for; whose that is stands in Postgres. */
  | ({ kind: 'set-requester'; contact: string } & Promised)
  /** How many were let in and taken off; who they are stands in Postgres. */
  | { kind: 'set-participants'; added: number; removed: number }
  /** Custom fields, by their ids. What they hold from now on stands in Postgres, by the id of the change. */
  | { kind: 'set-fields'; change: string; fields: string[] }
  /** How many addresses were put right first; what they are stands in Postgres. */
  | { kind: 'resend'; outbox: string; corrected?: number }
  | { kind: 'cancel-send'; outbox: string }
  /** Takes back what the same person's command made at this version, as long as nothing else has happened. */
  | { kind: 'undo'; undoes: number }
  /** `message`: what the customer wrote with their yes or no. */
  | { kind: 'confirm'; cycle: number; message: string | null }
  | { kind: 'deny'; cycle: number; message: string | null };

/**
 * What a customer's mail says and nothing more (domain/mail/words/closing-words.ts), or, `denied`, begins with (domain/mail/words/denying-words.ts). A bare yes,
 * alone (`agreed`) or with thanks, answers the question whether it is solved; where nobody has asked it is an answer like any other, or thanks.
 */
export type Saying = 'solved' | 'thanks' | 'denied' | 'agreed' | 'agreed-with-thanks';

/** Mails that a ticket writes by itself to its customer, besides the question: that we wait for them, of the question, that it was closed. */
export type OwnMail = 'reminder' | 'question-reminder' | 'closing';

/** How rules end a ticket without a person. */
export type RuleEnding = 'archived' | 'spam';

/** Facts that reach a ticket from outside or from its own effects and deadlines. */
export type Fact =
  /**
   * A mail of this ticket. `machine` mail never moves a state. `outbox`: an acknowledgement waits to be sent. `voice`: a
   * participant's words under a machine's header, which `repeats` what they have sent on this ticket before, but for numbers. `asks`: a person must look, because it tells of trouble. `automatic`: an absence notice or another automatic answer. `says`: it says this,
   * and nothing more. `routing`: the decision by which it has its owner and properties from birth. `ending`: rules closed it with
   * its birth.
   */
  | {
      kind: 'message-received';
      message: string;
      machine: boolean;
      dues: Due[];
      outbox: string | null;
      voice?: 'system';
      repeats?: boolean;
      asks?: boolean;
      automatic?: boolean;
      says?: Saying;
      /** The mail of ours (outbox id) that a bare yes answers. */
      answers?: string;
      routing?: string;
      ending?: RuleEnding;
    }
  /** An agent opened the ticket for a caller or wrote first. */
  | { kind: 'opened'; message: string; dues: Due[]; routing?: string; ending?: RuleEnding }
  /** It begins with a mail from before its mailbox was connected, and is closed with it. */
  | { kind: 'filed'; message: string }
  /** The calendar's answer. `terms`: another policy is asked from now on, or another version of it. */
  | { kind: 'scheduled'; dues: Due[]; terms?: Terms }
  /**
   * What the company promises, or its hours, have changed, or what policies ask of whom it is for: what this ticket then goes by. Told
   * only to a ticket for which that is something else. `renewal`: the change over all open tickets that it is a part of.
   */
  | ({ kind: 'policy-changed'; renewal?: number } & Promised)
  /**
   * What rules and assignment came to later, by the decision of this id: who has it and which team answers for it, null for nobody and
   * for the same team. `instead`: whom it had when that was decided; a person who was faster stands. `outbox`: a rule's answer waits to
   * be sent.
   */
  | ({
      kind: 'routed';
      decision: string;
      agent: string | null;
      team: string | null;
      instead: string | null;
      priority?: Priority;
      type?: TicketType | null;
      tags?: string[];
      ending?: RuleEnding;
      outbox?: string;
    } & Promised)
  /**
   * `reached`: the customer has the mail, whatever became of it elsewhere, since `acceptedAt`; what was recorded before these
   * were told has neither. `message` is the report that says so, `also` are further mails that it speaks of; without a report it is
   * the end of an attempt.
   */
  | {
      kind: 'delivery';
      outbox: string;
      state: DeliveryState;
      retryAt: number | null;
      reached?: boolean;
      acceptedAt?: number | null;
      message?: string;
      also?: { outbox: string; reached: boolean; acceptedAt: number | null }[];
    }
  /** The time is over in which the resolution could be taken back unseen: now the customer is asked. */
  | { kind: 'question-due'; cycle: number }
  | { kind: 'confirmation-asked'; outbox: string; cycle: number }
  /** Waits to be sent. */
  | { kind: 'mail-written'; mail: OwnMail; outbox: string }
  | { kind: 'effect-failed'; effect: Effect['kind']; reason: string }
  /** Deadlines; `at` of the event is the deadline itself, however late it was noticed. */
  | { kind: 'clock-warned'; clock: ClockKind; dueAt: number }
  | { kind: 'clock-breached'; clock: ClockKind; dueAt: number }
  /** So long after it was broken what was promised is still owed, and its policy does something about it. */
  | { kind: 'clock-late'; clock: ClockKind; dueAt: number; afterMs: number }
  /** About a promise; `moment`: as it warned, was broken, or so many ms later; `priority`: what it has from now on. */
  | ({ kind: 'escalated'; clock: ClockKind; moment: Moment; does: Deed[]; priority?: Priority } & ByChange)
  | { kind: 'promise-warned'; promise: string; dueAt: number }
  | { kind: 'promise-broken'; promise: string; dueAt: number }
  | { kind: 'snooze-ended' }
  | { kind: 'unowned-limit-passed' }
  | { kind: 'stale-limit-passed' }
  | { kind: 'reminder-due' }
  | { kind: 'closing-proposed' }
  | { kind: 'answer-limit-passed' }
  | { kind: 'wait-ended' }
  | { kind: 'confirmation-reminder-due' }
  /** The limit that was set in real time, to `was`, is `limitAt` in open time. */
  | { kind: 'limit-scheduled'; was: number; limitAt: number }
  | { kind: 'confirmation-limit-passed' }
  | { kind: 'send-due'; outbox: string }
  /** The time of a reply has come that was held. */
  | { kind: 'hold-ended'; outbox: string };

/** One thing that happens. `key` makes it safe to deliver twice; `at` is when it happened. */
export type TicketEvent = (Command | Fact) & { actor: Actor; at: number; key: string | null; names?: StaffNames };

export type EventKind = TicketEvent['kind'];
export type CommandKind = Command['kind'];

/** An event as it is kept in `ticket_event`: one row, one version, no gap. */
export type RecordedEvent = {
  version: number;
  kind: EventKind;
  at: number;
  actor: Actor;
  /** The event without kind, actor, at and key, plus `from` and `to` when the state moved. */
  data: Record<string, unknown>;
};

/** One fact delivered to a ticket; `key` makes a second delivery harmless. `at` in epoch ms. */
export type FactCall = { fact: Fact; actor: Actor; at: number; key: string | null };

/** One command of a person. `expected` is the version the caller has seen, or null; `key` is the Update's id. */
export type CommandCall = {
  command: Command;
  actor: Actor;
  expected: number | null;
  key: string | null;
  names?: StaffNames;
};
