import { Button } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { dayInWords } from '../../time.ts';
import type { Output } from '../../data/api-types.ts';
import type { Settings } from './mailbox-settings.ts';
import classes from '../../parts/settings.module.css';

type Props = {
  /** What a test brought. */
  result: Output<'checkMailbox'>;
  settings: Settings;
  onChange: (part: Partial<Settings>) => void;
};

/** A certificate that nobody vouches for, as the server showed it, and the button that trusts this one from now on. Nothing where there is none. */
export function CertificateCure({ result, settings, onChange }: Props) {
  const { t, language } = useLanguage();
  return (['imap', 'smtp'] as const).map((side) => {
    const { certificate } = result[side];
    if (certificate === undefined) return null;
    const { subject, issuer, names, until, fingerprint } = certificate;
    const server = settings[side];
    const isTrusted = server.trust !== undefined && 'pin' in server.trust && server.trust.pin === fingerprint;
    return (
      <section key={side} className={classes['certificate']} aria-label={t('certificate.of', { host: server.host })}>
        <IconCertificate size={22} aria-hidden="true" />
        <div>
          <b>{t('certificate.of', { host: server.host })}</b>
          <span>{t('certificate.names', { names: names.join(', ') || subject })}</span>
          <span>{t('certificate.issuer', { issuer, day: dayInWords(until.slice(0, 10), language) })}</span>
          <code>{fingerprint.replace(/(..)(?=.)/g, '$1:')}</code>
        </div>
        <Button
          size="xs"
          variant="default"
          disabled={isTrusted}
          onClick={() => onChange({ [side]: { ...server, trust: { pin: fingerprint } } })}
        >
          {t(isTrusted ? 'certificate.trusted' : 'certificate.trust')}
        </Button>
      </section>
    );
  });
}
