import { useQuery } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import { draftsQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import classes from './drafts.module.css';

/** Whoever has saved a word so lately is writing now. */
const WRITING_MS = 60_000;

/** Above the composer: which colleagues are writing on this ticket, since when, and what, to be read and not changed. */
export function ColleagueDrafts({ number }: { number: number }) {
  const { t, language } = useLanguage();
  const { agent } = useMe();
  const now = useNow();
  const drafts = (useQuery(draftsQuery(number)).data?.items ?? []).filter((one) => one.agent.id !== agent.id);
  if (drafts.length === 0) return null;
  return (
    <div className={classes['colleagues']}>
      {drafts.map(({ agent: whose, kind, text, attachments, startedAt, savedAt }) => {
        const state = now - Date.parse(savedAt) < WRITING_MS ? 'writing' : 'left';
        const names = attachments.filter(({ inline }) => !inline).map(({ name }) => name);
        return (
          <details key={`${whose.id} ${kind}`} data-tab={kind}>
            <summary>
              <IconPencil size={14} aria-hidden="true" />
              <span>{t(`draft.${state}.${kind}`, { name: whose.name, time: dayTime(startedAt, now, language) })}</span>
              <b>{t('draft.look')}</b>
            </summary>
            <div className={classes['words']} dir="auto" tabIndex={0}>
              {text.trim() === '' ? t('draft.no-words') : text}
              {names.length > 0 && <p>{t('draft.files', { names: names.join(', ') })}</p>}
            </div>
          </details>
        );
      })}
    </div>
  );
}
