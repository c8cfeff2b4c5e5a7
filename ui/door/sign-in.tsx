import { Alert, Button } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Language } from '../../domain/text/language.ts';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import type { Me } from '../data/types.ts';
import { speaking } from './chosen-language.ts';
import { CredentialsForm } from './credentials-form.tsx';
import { Door } from './door.tsx';
import { Forgotten } from './forgotten.tsx';

/** Signs an agent in. In a demo it says where the demo accounts are printed. */
export default function SignIn({ demo, onDone }: { demo: boolean; onDone: (me: Me) => void }) {
  const { t } = useLanguage();
  const [chosen, setChosen] = useState<Language | null>(null);
  const [forgot, setForgot] = useState(false);
  if (forgot)
    return (
      <Door title={t('forgotten.title')} text={t('forgotten.text')} onLanguage={setChosen}>
        <Forgotten onBack={() => setForgot(false)} />
      </Door>
    );
  return (
    <Door title={t('sign-in.title')} text={t('sign-in.text')} onLanguage={setChosen}>
      <CredentialsForm
        action={t('sign-in.do')}
        enter={async (body) =>
          speaking(await call('signIn', { body }), chosen, (profile) => call('updateProfile', { body: profile }))
        }
        onDone={onDone}
      >
        {demo && (
          <Alert color="bilet" variant="light" icon={<IconInfoCircle aria-hidden="true" />} title={t('sign-in.demo')}>
            {t('sign-in.demo.text')}
          </Alert>
        )}
      </CredentialsForm>
      <Button variant="subtle" size="compact-sm" mt="md" fullWidth onClick={() => setForgot(true)}>
        {t('sign-in.forgotten')}
      </Button>
    </Door>
  );
}
