/** The row of a command in the desk's table: what a reader gives with it, how it is offered, and what it makes of a ticket. */
import type { Icon } from '@tabler/icons-react';
import type { Routes } from '../../contract/routes.ts';
import type { AgentCommandKind } from '../../domain/ticket/commands.ts';
import type { CustomValue } from '../../domain/ticket/custom/value.ts';
import type { Priority, TicketType } from '../../domain/ticket/ticket.ts';
import type { RouteName } from '../data/api-paths.ts';
import type { Input } from '../data/api-types.ts';
import type { TicketDetail } from '../data/types.ts';
import type { DeskT } from '../texts/index.ts';

export type Named = { id: string; name: string };
/** What of the reader decides how a command is given. */
export type Reader = { undoSeconds: number };

/** What a reader gives with a command: with names where the ticket shows names. */
export type Given = {
  assign: { agent: Named | null; team?: Named; reason?: string };
  resolve: null;
  reopen: null;
  archive: null;
  'mark-spam': null;
  snooze: { until: string; dueAt: string; reason: string };
  wake: null;
  wait: { for: 'third-party' | 'colleague'; until: string; reason: string };
  'end-wait': null;
  promise: { text: string; dueAt: string };
  'set-priority': { priority: Priority };
  'set-type': { type: TicketType | null };
  tag: { tags: string[] };
  'set-requester': { name: string; address: string };
  'set-fields': { fields: Record<string, CustomValue | null> };
  undo: { of: number; was: Partial<TicketDetail> };
};
/** The commands that `useCommand` gives. Of the others the composer and the delivery line know more than the ticket. */
export type GivenKind = keyof Given;

/** One command to be given to a ticket. `done` replaces what the table says when it is done. */
export type Run = {
  [Kind in GivenKind]: { kind: Kind; given: Given[Kind]; done?: ((t: DeskT) => string) | undefined };
}[GivenKind];

type RouteOf<Kind> = { [Name in RouteName]: Routes[Name] extends { command: Kind } ? Name : never }[RouteName];
type BodyOf<Name extends RouteName> = Input<Name> extends { body: infer Body } | { body?: infer Body } ? Body : never;

/** A single key of the ticket's page, and what the help calls it. */
type Key = { letter: string; help: (t: DeskT) => string };

/** How a command is offered. */
export type Offer = {
  /** The same command may be called otherwise on some tickets. */
  label: (t: DeskT, ticket: TicketDetail) => string;
  icon: Icon;
  key: Key | null;
  /** A button of the bar, from left to right, on the tickets whose next step it may be. */
  button?: { place: number; look: 'filled' | 'light' | 'default'; on: (ticket: TicketDetail) => boolean };
  /** Its place in the menu of the bar. */
  menu?: number;
  /** Asked first wherever it is chosen, on the tickets of which this is so: the words are `confirm.<command>.unanswered`. */
  unanswered?: (ticket: TicketDetail) => boolean;
  /** The ticket is off one's hands by it: given by a key, it leads to the next one. */
  isEnd?: true;
};

/**
 * What must be asked first: the words, a choice, a form. `confirmation`: only where something is owed to the customer, which the ticket's
 * page knows; everything else can be taken back.
 */
export type Asks = 'words' | 'choice' | 'form' | 'confirmation';

export type Row<Kind extends AgentCommandKind> = {
  route: RouteOf<Kind>;
  /** Null: it is offered elsewhere, beside what it changes. */
  offer: (Offer & { asks: Asks | null }) | null;
  /** Offers of the same command with everything already chosen. `given` is null where it would change nothing. */
  ready?: readonly (Offer & {
    id: string;
    given: (ticket: TicketDetail, me: Named) => Given[Kind & GivenKind] | null;
    done?: (t: DeskT) => string;
  })[];
} & (Kind extends GivenKind
  ? {
      body?: (given: Given[Kind], me: Reader) => BodyOf<RouteOf<Kind>>;
      /** For so many seconds it can be taken back, where it is not the usual time; 0: not at all. */
      undoneWithin?: (me: Reader) => number;
      /** What the ticket will look like; shown at once and taken back when the server refuses. */
      patch: (given: Given[Kind], before: TicketDetail | undefined) => Partial<TicketDetail>;
      /** What is said when it is done; where it is missing, or null, the ticket itself shows enough. */
      done?: (t: DeskT, given: Given[Kind], before: TicketDetail | undefined) => string | null;
    }
  : unknown);
