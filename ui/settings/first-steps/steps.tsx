import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { FIRST_REPLIES } from '../../../domain/people/first-steps.ts';
import { useLanguage } from '../../language.tsx';
import type { DeskT } from '../../texts/index.ts';
import type { Told } from './use-first-steps.ts';
import { Way } from './way.tsx';
import classes from './first-steps.module.css';

type Step = Told['steps'][number];

/** Steps in their order: what each is about, how far it has come, and the way on. The first that is not done stands out. */
export function Steps({ told, shown }: { told: Told; shown: readonly Step[] }) {
  const { t } = useLanguage();
  const next = shown.find(({ state }) => state !== 'done');
  return (
    <ol className={classes['steps']}>
      {shown.map((step) => (
        <li
          key={step.name}
          data-done={step.state === 'done' || undefined}
          data-refused={step.state === 'broken' || undefined}
        >
          <span className={classes['mark']}>
            {step.state === 'broken' && <IconAlertTriangle size={15} role="img" aria-label={t('first.refused')} />}
            {step.state === 'done' && <IconCheck size={15} stroke={3} role="img" aria-label={t('first.done')} />}
          </span>
          <div>
            <b>{t(`first.${step.name}`)}</b>
            <span>{wordsOf(step, told, t)}</span>
          </div>
          <Way step={step} told={told} isNext={step === next} />
        </li>
      ))}
    </ol>
  );
}

/** How far it has come, or what it is good for. */
function wordsOf({ name, state }: Step, { mailbox, people, replies }: Told, t: DeskT): string {
  const address = mailbox?.address ?? '';
  if (name === 'mailbox' && mailbox !== null) return `${address} · ${t(`mailbox.${mailbox.status}`)}`;
  if (name === 'mail' && state === 'done') return t('first.mail.came');
  if (name === 'mail' && mailbox !== null) return t('first.mail.to', { address });
  if (name === 'people' && state === 'done')
    return [
      ...(people.joined > 0 ? [t('first.people.joined', { count: people.joined })] : []),
      ...(people.invited > 0 ? [t('first.people.invited', { count: people.invited })] : []),
    ].join(' · ');
  if (name === 'replies' && replies > 0)
    return t(state === 'done' ? 'first.replies.count' : 'first.replies.few', { count: replies, enough: FIRST_REPLIES });
  return t(`first.${name}.text`);
}
