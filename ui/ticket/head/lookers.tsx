import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPencil } from '@tabler/icons-react';
import { type Looker, lookersQuery } from '../../data/looking.ts';
import { useLanguage } from '../../language.tsx';
import { Avatar } from '../../parts/person/avatar.tsx';
import classes from './lookers.module.css';

/** More faces than this take the subject its room; whoever writes comes first. */
const FACES = 3;
const EVENTS = { hover: true, focus: true, touch: true };

/** At the right of a ticket's head: who else has it open now, with a pencil on whoever writes, and grey where nobody is before it. */
export function Lookers({ number }: { number: number }) {
  const { t, language } = useLanguage();
  const lookers = useQuery(lookersQuery(number)).data.items;
  const words = ({ agent, writing, away }: Looker) => {
    if (away) return t('looking.away', { name: agent.name });
    return writing === null ? agent.name : t(`looking.writes.${writing}`, { name: agent.name });
  };
  // One face too many takes no more room than the count of it.
  const shown = lookers.length > FACES + 1 ? lookers.slice(0, FACES) : lookers;
  const more = lookers.length - shown.length;
  return (
    <>
      {lookers.length > 0 && (
        <Tooltip
          multiline
          maw={280}
          position="bottom-end"
          events={EVENTS}
          label={
            <>
              <b>{t('looking.here')}</b>
              {lookers.map((one) => (
                <div key={one.agent.id}>{words(one)}</div>
              ))}
            </>
          }
        >
          <span
            className={classes['lookers']}
            data-lookers
            role="img"
            tabIndex={0}
            aria-label={t('looking.label', { names: new Intl.ListFormat(language).format(lookers.map(words)) })}
          >
            {shown.map(({ agent, writing, away }) => (
              <span key={agent.id} className={classes['one']} data-away={away || undefined}>
                <Avatar name={agent.name} size={26} />
                {writing !== null && (
                  <span className={classes['pencil']}>
                    <IconPencil size={10} stroke={2.5} aria-hidden="true" />
                  </span>
                )}
              </span>
            ))}
            {more > 0 && <span className={classes['more']}>+{more}</span>}
          </span>
        </Tooltip>
      )}
      <VisuallyHidden role="status">
        {lookers.map((one) => one.writing !== null && <div key={one.agent.id}>{words(one)}</div>)}
      </VisuallyHidden>
    </>
  );
}
