import type { Language } from '../../domain/text/language.ts';
import type { DeskT } from '../texts/index.ts';
import type { Mailbox } from '../data/types.ts';
import { dayInWords } from '../time.ts';

/** How far the archive of a mailbox has been taken. */
export function archiveText(
  { since, found, left }: NonNullable<Mailbox['archive']>,
  t: DeskT,
  language: Language,
): string {
  const number = new Intl.NumberFormat(language);
  const day = dayInWords(since, language);
  if (found === null || left === null) return t('mailbox.archive.waiting', { day });
  if (found === 0) return t('mailbox.archive.empty', { day });
  const given = { day, found: number.format(found), taken: number.format(Math.max(0, found - left)) };
  return t(left === 0 ? 'mailbox.archive.whole' : 'mailbox.archive.going', given);
}
