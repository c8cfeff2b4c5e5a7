import { useState, type ReactNode } from 'react';
import { useLanguage } from '../language.tsx';
import { PasswordField } from '../parts/field/password-field.tsx';
import type { Me } from '../data/types.ts';
import { DoorForm } from './door-form.tsx';
import { EmailField } from './email-field.tsx';

type Props = {
  /** Words of the button. */
  action: string;
  /** A password is chosen here, not remembered. */
  fresh?: boolean;
  enter: (credentials: { email: string; password: string }) => Promise<Me>;
  onDone: (me: Me) => void;
  /** What stands above the address. */
  children?: ReactNode;
};

/** Asks for an address and a password and goes through the door with them. The first field has the keyboard. */
export function CredentialsForm({ action, fresh = false, enter, onDone, children }: Props) {
  const { t } = useLanguage();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <DoorForm action={action} send={() => enter({ email: email.trim(), password })} onDone={onDone}>
      {children}
      <EmailField value={email} onChange={setEmail} autoFocus={!fresh} />
      <PasswordField label={t('field.password')} fresh={fresh} size="md" value={password} onChange={setPassword} />
    </DoorForm>
  );
}
