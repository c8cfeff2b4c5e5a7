import { useQuery } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import { lookersQuery } from '../../data/looking.ts';
import { draftsQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import classes from './drafts.module.css';

/** Above the composer: which colleagues are writing on this ticket now, and what they or others have left unsent, to be read and not changed. */
export function ColleagueDrafts({ number }: { number: number }) {
  const { t, language } = useLanguage();
  const { agent } = useMe();
  const now = useNow();
  const known = useQuery(draftsQuery(number)).data?.items;
  const drafts = (known ?? []).filter((one) => one.agent.id !== agent.id);
  const writers = useQuery(lookersQuery(number)).data.items.filter(({ writing }) => writing !== null);
  const isWriting = (id: string, kind: string) => writers.some((one) => one.agent.id === id && one.writing === kind);
  // The first words are on their way to the server.
  const wordless = writers.filter(
    ({ agent: whose, writing }) => known && !drafts.some((one) => one.agent.id === whose.id && one.kind === writing),
  );
  if (drafts.length === 0 && wordless.length === 0) return null;
  return (
    <div className={classes['colleagues']}>
      {wordless.map(({ agent: whose, writing }) => (
        <p key={whose.id} data-state="writing">
          <IconPencil size={14} aria-hidden="true" />
          <span>{t(`looking.writing.${writing}`, { name: whose.name })}</span>
        </p>
      ))}
      {drafts.map(({ agent: whose, kind, text, attachments, startedAt }) => {
        const state = isWriting(whose.id, kind) ? 'writing' : 'left';
        const names = attachments.filter(({ inline }) => !inline).map(({ name }) => name);
        return (
          <details key={`${whose.id} ${kind}`} data-tab={kind} data-state={state}>
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
