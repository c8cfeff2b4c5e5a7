import { Button } from '@mantine/core';
import { ADDRESSED_AS, type AddressedAs, salutationOf } from '../../domain/mail/template/canned-reply.ts';
import type { Language } from '../../domain/text/language.ts';
import { useLanguage } from '../language.tsx';
import classes from './canned/canned.module.css';

type Props = { name: string; language: Language; onChoose: (as: AddressedAs) => void };

/** How this customer is addressed; asked once, and kept with them. */
export function SalutationStep({ name, language, onChoose }: Props) {
  const { t } = useLanguage();
  return (
    <div className={classes['ask']} role="group" aria-label={t('canned.salutation')}>
      <p>{t('canned.salutation')}</p>
      <div>
        {ADDRESSED_AS.map((as, at) => (
          <Button key={as} variant="default" autoFocus={at === 0} onClick={() => onChoose(as)}>
            {salutationOf(name, as, language)}
          </Button>
        ))}
      </div>
      <small>{t('canned.salutation.kept')}</small>
    </div>
  );
}
