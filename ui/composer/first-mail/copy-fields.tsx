import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { withPeople, without } from '../recipients.ts';
import { FieldRow } from '../recipients.tsx';
import type { FirstMail } from './first-mail.ts';
import rows from '../recipients.module.css';
import classes from './first-mail.module.css';

const COPIES = ['cc', 'bcc'] as const;
type Copy = (typeof COPIES)[number];

type Props = {
  mail: FirstMail;
  onChange: (part: (now: FirstMail) => Partial<FirstMail>) => void;
  /** It was to be sent as it is: what is no address says so. */
  insisted: boolean;
};

/** Whom a first mail goes to besides; nearly none does, so the lines are there once somebody asks for them. */
export function CopyFields({ mail, onChange, insisted }: Props) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<Copy[]>([]);
  const isShown = (field: Copy) => mail[field].length > 0 || Boolean(mail.typed[field]) || asked.includes(field);
  const hidden = COPIES.filter((field) => !isShown(field));
  const among = ({ cc, bcc }: FirstMail) => ({ to: [], cc, bcc });
  return (
    <div className={classes['copies']}>
      {COPIES.filter(isShown).map((field) => (
        <FieldRow
          key={field}
          field={field}
          people={mail[field]}
          typed={mail.typed[field] ?? ''}
          onType={(text) => onChange((now) => ({ typed: { ...now.typed, [field]: text } }))}
          insisted={insisted}
          onSubmit={() => undefined}
          marks={{}}
          isFresh={asked.at(-1) === field}
          below={null}
          onAdd={(people) =>
            onChange((now) => {
              const { cc, bcc } = withPeople(among(now), field, [...now[field], ...people]);
              return { cc, bcc };
            })
          }
          onDrop={(address) => onChange((now) => ({ [field]: without(among(now), field, address)[field] }))}
        >
          {null}
        </FieldRow>
      ))}
      {hidden.length > 0 && (
        <span className={rows['more']}>
          {hidden.map((field) => (
            <button key={field} type="button" onClick={() => setAsked([...asked, field])}>
              {t(`recipients.${field}`)}
            </button>
          ))}
        </span>
      )}
    </div>
  );
}
