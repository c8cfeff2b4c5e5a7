/** The offers of the table of commands, as bar, palette, keys and help list them. */
import type { AgentCommandKind } from '../../domain/ticket/commands.ts';
import type { TicketDetail } from '../data/types.ts';
import type { DeskT } from '../texts/index.ts';
import { COMMAND_TABLE } from './table.ts';
import type { Asks, Named, Offer, Run } from './row.ts';

export type Listed = Offer & {
  /** Unique among the offers. */
  id: string;
  kind: AgentCommandKind;
  asks: Asks | null;
  /** The command to run when nothing is asked; null where it would change nothing. */
  run: (ticket: TicketDetail, me: Named) => Run | null;
};

/** The rows, loosely: which `given` belongs to which command is checked where the table is written. */
type Loose = {
  offer: (Offer & { asks: Asks | null }) | null;
  ready?: readonly (Offer & {
    id: string;
    given: (ticket: TicketDetail, me: Named) => Run['given'] | null;
    done?: (t: DeskT) => string;
  })[];
};

const ROWS = Object.entries<Loose>(COMMAND_TABLE) as [AgentCommandKind, Loose][];

const own = (kind: AgentCommandKind, { offer }: Loose): Listed[] =>
  offer === null ? [] : [{ ...offer, id: kind, kind, run: () => ({ kind, given: null }) as Run }];

const ready = (kind: AgentCommandKind, row: Loose): Listed[] =>
  (row.ready ?? []).map(({ given: choose, done, ...offer }) => ({
    ...offer,
    kind,
    asks: null,
    run: (ticket, me) => {
      const given = choose(ticket, me);
      return given === null ? null : ({ kind, given, done } as Run);
    },
  }));

/** In the order of the palette: what a command has ready comes before what it asks. */
export const OFFERS: Listed[] = ROWS.flatMap(([kind, row]) => [...ready(kind, row), ...own(kind, row)]);

/** Those with a single key, in the order of the help: the command itself, then what it has ready. */
export const KEYED: (Listed & { key: NonNullable<Offer['key']> })[] = ROWS.flatMap(([kind, row]) => [
  ...own(kind, row),
  ...ready(kind, row),
]).flatMap((offer) => (offer.key === null ? [] : [{ ...offer, key: offer.key }]));

/** A single key as it is shown: a capital, as on the keyboard. */
export const keyCap = (kind: 'reply' | 'note'): string => COMMAND_TABLE[kind].offer.key.letter.toUpperCase();
