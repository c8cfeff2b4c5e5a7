/** What a command did with many tickets, in a few words: `priority high`, `atandı: Mert`. */
import type { Input } from '../data/api-types.ts';
import type { Language } from '../../domain/text/language.ts';
import type { DeskT } from '../texts/index.ts';
import { weekdayTime } from '../time.ts';
import type { Named } from './row.ts';

export type BulkCommand = Input<'createBulk'>['body']['command'];
/** Who there is to be named; `me`: the reader's id. */
export type BulkNames = { me: string; agents: readonly Named[]; teams: readonly Named[] };

export function bulkWords(command: BulkCommand, t: DeskT, language: Language, names: BulkNames): string {
  switch (command.kind) {
    case 'assign': {
      if (command.agent === names.me) return t('bulk.did.taken');
      const [id, all] = command.agent ? [command.agent, names.agents] : [command.team, names.teams];
      if (!id) return t('bulk.did.released');
      const name = all.find((one) => one.id === id)?.name;
      return name === undefined ? t('bulk.did.assigned') : t('bulk.did.assigned-to', { name });
    }
    case 'set-priority':
      return t('bulk.did.priority', { priority: t(`priority.${command.priority}`).toLocaleLowerCase(language) });
    case 'set-type':
      return t('bulk.did.type', { type: t(`type.${command.type ?? 'none'}`).toLocaleLowerCase(language) });
    case 'tag': {
      const added = (command.add ?? []).map((tag) => t('bulk.did.tagged', { tag }));
      return [...added, ...(command.remove ?? []).map((tag) => t('bulk.did.untagged', { tag }))].join(', ');
    }
    case 'snooze':
      return t('bulk.did.snooze', { time: weekdayTime(Date.parse(command.until), language) });
    case 'promise':
      return t('bulk.did.promise', { time: weekdayTime(Date.parse(command.dueAt), language) });
    default:
      return t(`bulk.did.${command.kind}`);
  }
}
