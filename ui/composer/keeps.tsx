import '@mantine/core/styles/Checkbox.css';
import { Checkbox } from '@mantine/core';
import { useOwedPromises } from '../data/promises.ts';
import type { TicketDetail } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { useNow } from '../now.ts';
import { dayTime } from '../time.ts';
import classes from './composer.module.css';

type Props = { ticket: TicketDetail; unkept: string[]; onChange: (unkept: string[]) => void };

/** Which promises to the customer this answer keeps: all that are owed, unless the agent says otherwise. */
export function Keeps({ ticket, unkept, onChange }: Props) {
  const { t, language } = useLanguage();
  const now = useNow();
  const owed = useOwedPromises(ticket);
  if (owed.length === 0) return null;
  return (
    <fieldset className={classes['keeps']}>
      <legend>{t('promise.keeps.title')}</legend>
      {owed.map(({ id, text, dueAt }) => (
        <Checkbox
          key={id}
          size="xs"
          label={t(unkept.includes(id) ? 'promise.keeps.not' : 'promise.keeps', {
            what: text,
            time: dayTime(dueAt, now, language),
          })}
          checked={!unkept.includes(id)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? unkept.filter((one) => one !== id) : [...unkept, id])
          }
        />
      ))}
    </fieldset>
  );
}
