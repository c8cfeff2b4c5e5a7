/** What a deadline will do, as the end of a sentence: `talep kapanır ve Can haber alır`. Pure. */
import type { Language } from '../../../domain/text/language.ts';
import type { DeskT } from '../../texts/index.ts';
import type { Next } from './move.ts';

type Outcome = Next['then'][number];

/** Null where it only notes something, or does what this desk does not know. */
export function outcomeWords(then: readonly Outcome[], t: DeskT, language: Language): string | null {
  const list = (parts: string[]) => new Intl.ListFormat(language).format(parts);
  const told = namesOf(then, t);
  const parts = [
    ...then.flatMap((one) => doing(one, t)),
    ...(told.names.length === 0 ? [] : [t('outcome.tells', { count: told.count, names: list(told.names) })]),
  ];
  return parts.length === 0 ? null : list(parts);
}

/** Each once; whoever has it and leads the team is one person. */
function namesOf(then: readonly Outcome[], t: DeskT): { names: string[]; count: number } {
  const heard = then.filter(({ does }) => does === 'tells');
  const named = heard.map(({ whom, agent }) => agent?.name ?? t(`outcome.whom.${whom ?? 'owner'}`));
  const names = [...new Set(named)];
  // Administrators are several, and called by one word.
  return { names, count: names.length + Number(heard.some(({ whom }) => whom === 'admins')) };
}

function doing({ does, mail, priority }: Outcome, t: DeskT): string[] {
  switch (does) {
    case 'mails':
      return [t(`outcome.mails.${mail ?? 'reminder'}`)];
    case 'raises':
      return [t('outcome.raises', { priority: t(`priority.${priority ?? 'high'}`) })];
    case 'closes':
    case 'returns':
    case 'seeks':
      return [t(`outcome.${does}`)];
    default:
      return [];
  }
}
