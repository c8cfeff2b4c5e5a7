/** While an installation is brought together after a restore, no mail comes in or leaves: a switch that every process sees. */
import { type Db, change, first } from './pool.ts';

/** SQL: whether the switch is thrown. */
export const IS_HELD = `exists (select from setting where key = 'restoring')`;

export const isHeld = async (db: Db): Promise<boolean> =>
  (await first<{ held: boolean }>(db, { name: 'is-held', text: `select ${IS_HELD} as held` })).held;

/** Thrown where work has to wait for that; whoever does the work tries again. */
export class Held extends Error {
  constructor() {
    super('the installation is being brought together after a restore');
    this.name = 'Held';
  }
}

export const hold = (db: Db): Promise<number> =>
  change(db, {
    name: 'hold',
    text: `insert into setting (key, value) values ('restoring', 'true') on conflict do nothing`,
  });

export const release = (db: Db): Promise<number> =>
  change(db, { name: 'release-hold', text: `delete from setting where key = 'restoring'` });
