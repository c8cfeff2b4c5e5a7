import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { ADDRESSED_AS, type AddressedAs, salutationOf } from '../../domain/mail/template/canned-reply.ts';
import type { Language } from '../../domain/text/language.ts';
import { useLanguage } from '../language.tsx';
import classes from './canned/canned.module.css';

type Props = { name: string; language: Language; onChoose: (as: AddressedAs) => void };

/** How this customer is addressed; asked once, and kept with them. */
export function SalutationStep({ name, language, onChoose }: Props) {
  const { t } = useLanguage();
  return (
    <div className={classes['ask']} role="group" aria-label={t('canned.salutation')} onKeyDown={goRound}>
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

/** Tab goes round among the answers: behind the last one the page ends. */
function goRound(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const answers = [...event.currentTarget.querySelectorAll('button')];
  const [end, other] = event.shiftKey ? [answers[0], answers.at(-1)] : [answers.at(-1), answers[0]];
  if (event.target !== end) return;
  event.preventDefault();
  other?.focus();
}
