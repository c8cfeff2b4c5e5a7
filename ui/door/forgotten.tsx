import { Button } from '@mantine/core';
import { useState } from 'react';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { DoorForm } from './door-form.tsx';
import { EmailField } from './email-field.tsx';
import classes from './door.module.css';

/** Asks for a link to choose a new password. Whoever asks is told the same, whether there is such an account or not. */
export function Forgotten({ onBack }: { onBack: () => void }) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [isAsked, setIsAsked] = useState(false);
  return (
    <div className={classes['fields']}>
      {isAsked ? (
        <div role="status">{t('forgotten.asked', { address: email.trim() })}</div>
      ) : (
        <DoorForm
          action={t('forgotten.do')}
          send={() => call('forgetPassword', { body: { email: email.trim() } })}
          onDone={() => setIsAsked(true)}
        >
          <EmailField value={email} onChange={setEmail} autoFocus />
        </DoorForm>
      )}
      <Button variant="subtle" size="compact-sm" onClick={onBack}>
        {t('forgotten.back')}
      </Button>
    </div>
  );
}
