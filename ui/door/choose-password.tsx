import { useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { call } from '../data/client.ts';
import type { Me } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { PasswordField } from '../parts/field/password-field.tsx';
import { DoorForm } from './door-form.tsx';
import { Door } from './door.tsx';

/** Chooses a password by the link of a mail, and goes in with it. */
export default function ChoosePassword({ token, onDone }: { token: string; onDone: (me: Me) => void }) {
  const { t } = useLanguage();
  const [password, setPassword] = useState('');
  return (
    <Door title={t('choose-password.title')} text={t('choose-password.text')}>
      <DoorForm
        action={t('choose-password.do')}
        send={() => call('choosePassword', { body: { token, password } })}
        onDone={onDone}
      >
        <PasswordField
          label={t('field.password')}
          fresh
          maxLength={LIMITS.passwordChars.most}
          size="md"
          autoFocus
          value={password}
          onChange={setPassword}
        />
      </DoorForm>
    </Door>
  );
}
