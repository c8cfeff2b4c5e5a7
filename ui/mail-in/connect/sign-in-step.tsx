import { Alert, Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { fieldError } from '../../field-error.ts';
import { SERVER_PATHS } from '../expert/server-fields.tsx';
import { type Settings, withPin } from '../expert/mailbox-settings.ts';
import { refusalText } from '../refusal-text.ts';
import { ConsentWay } from './consent-way.tsx';
import type { Draft } from './draft.ts';
import { FoundLine } from './found-line.tsx';
import { GuideLink } from './guide-link.tsx';
import { guidePage } from './guide-page.ts';
import { PasswordWay } from './password-way.tsx';
import { RefusedCertificate, SIDES } from '../refused-certificate.tsx';
import { ProofList } from './proof-list.tsx';
import { ProviderChoice } from './provider-choice.tsx';
import type { Found } from './recognition.ts';
import { proofLines, verdictOf } from './proof-lines.ts';
import { ServersByHand } from './servers-by-hand.tsx';
import { StepCard } from './step-card.tsx';
import type { Check } from './use-check.ts';

type Props = {
  draft: Draft;
  check: Check;
  /** Why the service came back without a consent. */
  fault: { code: string; at: string } | null;
  onChange: (part: Partial<Settings>) => void;
  /** Somebody has said which provider it is. */
  onFound: (found: Found) => void;
  /** Signed in with this password. */
  onPassword: (password: string) => void;
  onConsent: (consent: string) => void;
  onExpert: () => void;
  onBack: () => void;
};

/** The way in that is right at this provider, with everything else filled in. */
export function SignInStep({ draft, check, fault, onChange, onFound, onPassword, onConsent, onExpert, onBack }: Props) {
  const { t } = useLanguage();
  const { settings, found } = draft;
  const ways = found?.ways ?? ['password'];
  const [way, setWay] = useState(ways[0] ?? 'password');
  // Still so after a reload, when the fields are filled.
  const byHand = !found?.imap || !found.smtp;
  const [password, setPassword] = useState('');
  const wrong = (path: string) => fieldError(check.error, path, t);
  const refused = check.data && verdictOf(check.data) === 'mend' ? check.data : null;
  const frame = { title: t('connect.sign-in.title', { address: settings.address }), onBack };
  const guide = <GuideLink page={guidePage(found?.provider ?? null, way)} words={t('connect.guide.page')} />;
  const others = ways
    .filter((one) => one !== way)
    .map((one) => (
      <Button key={one} size="xs" variant="subtle" onClick={() => setWay(one)}>
        {t(`connect.instead.${one}`)}
      </Button>
    ));
  if (way !== 'password')
    return (
      <StepCard {...frame} actions={others}>
        <FoundLine draft={draft} onExpert={onExpert} />
        {guide}
        {fault && (
          <Alert color="red" variant="outline" role="alert" title={t('connect.consent.refused')}>
            {refusalText(fault, t)}
          </Alert>
        )}
        <ConsentWay
          service={way}
          address={settings.address}
          isOfFirm={found?.provider !== 'outlook' && found?.provider !== 'gmail'}
          onGranted={onConsent}
        />
      </StepCard>
    );
  return (
    <StepCard
      {...frame}
      onSubmit={() =>
        check.mutate(
          { settings, password, consent: null },
          { onSuccess: (result) => verdictOf(result) === 'connect' && onPassword(password) },
        )
      }
      actions={
        <>
          {others}
          <Button
            type="submit"
            size="md"
            loading={check.isPending}
            rightSection={<IconArrowRight size={17} aria-hidden="true" />}
          >
            {t('connect.sign-in')}
          </Button>
        </>
      }
    >
      <FoundLine draft={draft} onExpert={onExpert} />
      {guide}
      {found?.provider === null && <ProviderChoice address={settings.address} onFound={onFound} />}
      {byHand && <ServersByHand settings={settings} wrong={wrong} onChange={onChange} />}
      <PasswordWay
        found={found}
        password={password}
        error={wrong('imapPassword')}
        isFirst={!byHand}
        onChange={setPassword}
      />
      <div aria-live="polite">
        {refused && <ProofList lines={proofLines(refused)} />}
        {refused &&
          SIDES.map((side) => (
            <RefusedCertificate
              key={side}
              result={refused}
              side={side}
              onTrust={(_, pin) => {
                onChange(withPin(settings, side, pin));
                check.reset();
              }}
            />
          ))}
        <Refusal error={check.error} shown={SERVER_PATHS} />
      </div>
    </StepCard>
  );
}
