/** What comes into a mailbox, as a request asks for it: its folders, its further addresses; and the copy of what goes out. */
import type { Routes } from '../../contract/routes.ts';
import type { Db } from '../../db/core/pool.ts';
import { whoseAre } from '../../db/mail-in/aliases.ts';
import { type MailboxRow, type MailboxSettings, takenAddresses } from '../../db/mail-in/mailboxes.ts';
import { knownTeams } from '../../db/people/teams.ts';
import { archiveDayFault, FIRST_DAY } from '../../domain/mail/archive-day.ts';
import { chosenOf, type MailboxFolder, withMain } from '../../domain/mail/folders.ts';
import type { Provider } from '../../domain/mail/provider/provider.ts';
import { sentCopyAt } from '../../domain/mail/sent-copy.ts';
import { DAY_MS } from '../../domain/time.ts';
import { badField, type Problem } from '../../domain/problem.ts';
import type { Handler } from '../http/handler.ts';

type Body = Parameters<Handler<Routes['createMailbox']>>[1]['body'];

type Addresses = { address: string; aliases: { address: string }[] };

export const taken = (field: string): Problem => badField(field, 'taken', 'this address has a mailbox already');

/** What the request leaves out stays as it is. Problem `bad-input` for an unknown team, a folder named twice, an address that is taken. */
export async function incomingOf(
  db: Db,
  { id, body, before }: { id: string; body: Body; before: MailboxRow | null },
  providers: readonly Provider[],
): Promise<Pick<MailboxSettings, 'folders' | 'aliases' | 'sentCopy'>> {
  const folders = body.folders ?? withMain(body.folder, before === null ? [] : chosenOf(before.folders));
  await checkFolders(db, folders);
  const aliases = body.aliases ?? before?.aliases ?? [];
  const asked = { address: body.address, aliases };
  await checkAddresses(db, id, asked);
  await checkNobodys(db, asked, before);
  return { folders, aliases, sentCopy: body.sentCopy ?? before?.sentCopy ?? sentCopyAt(body.smtp.host, providers) };
}

async function checkFolders(db: Db, folders: MailboxFolder[]): Promise<void> {
  const teams = await knownTeams(
    db,
    folders.flatMap(({ team }) => team ?? []),
  );
  for (const [index, { path, team }] of folders.entries()) {
    if (folders.findIndex((one) => one.path === path) < index)
      throw badField(`folders.${index}.path`, 'taken', 'this folder is named twice');
    if (team !== null && !teams.has(team)) throw badField(`folders.${index}.team`, 'unknown', 'there is no such team');
  }
}

/** An address is that of one mailbox, and once. */
async function checkAddresses(db: Db, id: string, { address, aliases }: Addresses): Promise<void> {
  const further = aliases.map((alias) => alias.address);
  const own = [address, ...further];
  const others = await takenAddresses(db, address, further, id);
  const bad = own.findIndex((one, index) => others.includes(one) || own.indexOf(one) < index);
  if (bad >= 0) throw taken(bad === 0 ? 'address' : `aliases.${bad - 1}.address`);
}

/** What is ours is held as our own voice, and never written to: an address from which an agent or a customer writes must not become so unnoticed. */
async function checkNobodys(db: Db, asked: Addresses, before: Addresses | null): Promise<void> {
  const aliases = asked.aliases.map(({ address }) => address);
  const known = before?.aliases.map(({ address }) => address) ?? [];
  const added = aliases.filter((address) => !known.includes(address));
  if (asked.address !== before?.address) added.push(asked.address);
  if (added.length === 0) return;
  for (const { address, agent, tickets } of await whoseAre(db, added)) {
    const alias = aliases.indexOf(address);
    const field = alias < 0 ? 'address' : `aliases.${alias}.address`;
    if (agent) throw badField(field, 'agents-own', 'an agent signs in with this address: their mail would be held');
    if (tickets > 0 && alias >= 0)
      throw badField(
        field,
        'customers-own',
        `${tickets} tickets that are not closed belong to a customer with this address: they could not be answered; close them or give them to another requester`,
        tickets,
      );
  }
}

/** Problem `bad-input` for a day since which there is no archive. Somewhere it is tomorrow already. */
export function checkSince(field: string, day: string): void {
  if (archiveDayFault(day, new Date(Date.now() + DAY_MS).toISOString().slice(0, 10)) !== null)
    throw badField(field, 'no-archive-day', `an archive begins between ${FIRST_DAY} and today`);
}
