import { IconBolt } from '@tabler/icons-react';
import { type ActedOn, changing, type Action } from '../../../domain/mail/template/canned-actions.ts';
import { useLanguage } from '../../language.tsx';
import { useActionWords } from '../canned/macro-line.tsx';
import classes from './held.module.css';

/** What a reply that is held changes as it leaves, as far as the ticket is not so already. */
export function HeldChanges({ ticket, actions }: { ticket: ActedOn; actions: readonly Action[] }) {
  const { t } = useLanguage();
  const say = useActionWords();
  const shown = changing(ticket, actions).filter((action) => action.do !== 'then');
  if (shown.length === 0) return null;
  return (
    <p className={classes['changes']}>
      <IconBolt size={14} aria-hidden="true" />
      {t('macro.will')} {shown.map(say).join(' · ')}
    </p>
  );
}
