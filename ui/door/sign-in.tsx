import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { call } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import type { Me } from '../data/types.ts';
import { DoorForm } from './door-form.tsx';
import { Door } from './door.tsx';

/** Signs an agent in. In a demo it says where the demo accounts are printed. */
export default function SignIn({ demo, onDone }: { demo: boolean; onDone: (me: Me) => void }) {
  const { t } = useLanguage();
  return (
    <Door title={t('sign-in.title')} text={t('sign-in.text')}>
      <DoorForm action={t('sign-in.do')} enter={(body) => call('signIn', { body })} onDone={onDone}>
        {demo && (
          <Alert color="bilet" variant="light" icon={<IconInfoCircle aria-hidden="true" />} title={t('sign-in.demo')}>
            {t('sign-in.demo.text')}
          </Alert>
        )}
      </DoorForm>
    </Door>
  );
}
