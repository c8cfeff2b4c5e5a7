/** Who looks at a ticket is told to all processes and kept in no table. */
import type { Beat } from '../../domain/ticket/looking.ts';
import { notice } from '../core/notices.ts';
import { change, many, type Db } from '../core/pool.ts';
import type { Named } from '../core/named.ts';

/** Tells every process what a tab says of itself; false: there is no such ticket, and nobody was told. */
export const tellLook = async (db: Db, { ticket, agent, session, look, doing }: Beat): Promise<boolean> =>
  (await change(db, {
    name: 'tell-look',
    text: `select ${notice('look', { ticket: 'number', agent: '$2::text', look: '$3::text', doing: '$4::text', session: '$5::text' })}
             from ticket where number = $1`,
    values: [ticket, agent, look, doing, session],
  })) > 0;

/** Those of these people who still work here, by name. */
export const lookerNames = (db: Db, agents: string[]): Promise<Named[]> =>
  many<Named>(db, {
    name: 'looker-names',
    text: 'select id, name from agent where id = any($1::uuid[]) and active',
    values: [agents],
  });
