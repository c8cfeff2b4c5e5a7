/** What agents have promised the customer of a ticket, in words. Its state is recorded with the steps of the ticket (record.ts). */
import type { GivenPromise } from '../../domain/ticket/rules/promises.ts';
import type { Named } from '../core/named.ts';
import { change, many, maybe, type Db } from '../core/pool.ts';

export type NewPromise = { id: string; ticket: number; text: string; madeBy: string; dueAt: Date };

/** Not shown before the ticket has taken it. Writing the same one twice writes it once. */
export async function insertPromise(db: Db, { id, ticket, text, madeBy, dueAt }: NewPromise): Promise<void> {
  await change(db, {
    name: 'insert-promise',
    text: `insert into promise (id, ticket_number, text, made_by, first_due_at, due_at) values ($1, $2, $3, $4, $5, $5)
           on conflict (id) do nothing`,
    values: [id, ticket, text, madeBy, dueAt],
  });
}

/** The ticket has refused it. */
export async function dropPromise(db: Db, id: string): Promise<void> {
  await change(db, {
    name: 'drop-promise',
    text: 'delete from promise where id = $1 and state is null',
    values: [id],
  });
}

export type PromiseRow = {
  id: string;
  text: string;
  madeBy: Named;
  madeAt: Date;
  firstDueAt: Date;
  dueAt: Date;
  moves: number;
  state: GivenPromise['state'];
  brokenAt: Date | null;
  endedAt: Date | null;
  endedBy: GivenPromise['endedBy'];
};

/** All that the ticket has taken, oldest first; undefined when there is no such ticket. */
export async function promisesOf(db: Db, number: number): Promise<PromiseRow[]> {
  return many<PromiseRow>(db, {
    name: 'promises-of',
    text: `select p.id, p.text, json_build_object('id', a.id, 'name', a.name) as "madeBy", p.made_at as "madeAt", p.first_due_at as "firstDueAt",
                  p.due_at as "dueAt", p.moves, p.state, p.broken_at as "brokenAt", p.ended_at as "endedAt", p.ended_by as "endedBy"
             from promise p join agent a on a.id = p.made_by
            where p.ticket_number = $1 and p.state is not null order by p.made_at, p.id`,
    values: [number],
  });
}

/** Whether the ticket has one of this id. */
export const isPromiseOf = async (db: Db, number: number, id: string): Promise<boolean> =>
  (await maybe(db, {
    name: 'is-promise-of',
    text: 'select 1 from promise where id = $2 and ticket_number = $1 and state is not null',
    values: [number, id],
  })) !== undefined;

/** SQL, a part of the record of a step: how the ticket's promises stand by it. `given` is the parameter with `givenOf`. */
export const promisesIn = (given: string): string => `update promise p
           set (due_at, moves, state, broken_at, ended_at, ended_by) = (g.due_at, g.moves, g.state, g.broken_at, g.ended_at, g.ended_by)
          from json_to_recordset(${given}::json) as g(id uuid, due_at timestamptz, moves int, state text, broken_at timestamptz, ended_at timestamptz, ended_by text)
         where p.id = g.id and p.ticket_number = $1 and exists (select from moved)
           and (p.due_at, p.moves, p.state, p.broken_at, p.ended_at, p.ended_by)
               is distinct from (g.due_at, g.moves, g.state, g.broken_at, g.ended_at, g.ended_by)`;

const instant = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** By the names of the columns. */
export const givenOf = (promises: readonly GivenPromise[]) =>
  promises.map(({ id, dueAt, moves, state, brokenAt, endedAt, endedBy }) => ({
    ...{ id, moves, state },
    ...{ due_at: instant(dueAt), broken_at: instant(brokenAt), ended_at: instant(endedAt), ended_by: endedBy },
  }));
