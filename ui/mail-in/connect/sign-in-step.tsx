import { Alert, Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { fieldError } from '../../field-error.ts';
import { SERVER_PATHS } from '../expert/server-fields.tsx';
import type { Settings } from '../expert/mailbox-settings.ts';
import type { Draft } from './draft.ts';
import { FoundLine } from './found-line.tsx';
import { PasswordWay } from './password-way.tsx';
import { ProofList } from './proof-list.tsx';
import { isUsable, proofLines } from './proof-lines.ts';
import { ServersByHand } from './servers-by-hand.tsx';
import { StepCard } from './step-card.tsx';
import type { Check } from './use-check.ts';

type Props = {
  draft: Draft;
  check: Check;
  onChange: (part: Partial<Settings>) => void;
  onPassword: (password: string) => void;
  /** Signed in with this password. */
  onDone: () => void;
  onExpert: () => void;
  onBack: () => void;
};

/** The way in that is right at this provider, with everything else filled in. */
export function SignInStep({ draft, check, onChange, onPassword, onDone, onExpert, onBack }: Props) {
  const { t } = useLanguage();
  const { settings, found } = draft;
  const [byHand] = useState(settings.imap.host === '');
  const [password, setPassword] = useState('');
  const wrong = (path: string) => fieldError(check.error, path, t);
  const refused = check.data && !isUsable(proofLines(check.data)) ? check.data : null;
  const isClosed = found !== null && !found.ways.includes('password');
  return (
    <StepCard
      title={t('connect.sign-in.title', { address: settings.address })}
      onBack={onBack}
      onSubmit={() => {
        onPassword(password);
        check.mutate({ settings, password }, { onSuccess: (result) => isUsable(proofLines(result)) && onDone() });
      }}
      actions={
        !isClosed && (
          <Button
            type="submit"
            size="md"
            loading={check.isPending}
            rightSection={<IconArrowRight size={17} aria-hidden="true" />}
          >
            {t('connect.sign-in')}
          </Button>
        )
      }
    >
      <FoundLine draft={draft} onExpert={onExpert} />
      {byHand && <ServersByHand settings={settings} wrong={wrong} onChange={onChange} />}
      {isClosed ? (
        <Alert color="red" variant="outline">
          {t('provider.no-password')}
        </Alert>
      ) : (
        <PasswordWay found={found} password={password} error={wrong('imapPassword')} onChange={setPassword} />
      )}
      <div aria-live="polite">
        {refused && <ProofList lines={proofLines(refused)} />}
        <Refusal error={check.error} shown={SERVER_PATHS} />
      </div>
    </StepCard>
  );
}
