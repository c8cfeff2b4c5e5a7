import { Button } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import type { ServerCertificate } from '../../domain/mail/provider/server-trust.ts';
import { useLanguage } from '../language.tsx';
import { dayInWords } from '../time.ts';
import classes from './certificate-shown.module.css';

/** Two and two, in four lines, as servers' operators have it before them. */
const inPairs = (hex: string): string =>
  (hex.match(/.{16}/g) ?? [hex]).map((line) => line.replace(/..(?=.)/g, '$&:')).join('\n');

type Props = { certificate: ServerCertificate; onTrust?: (() => void) | undefined };

/** What a server shows that is not believed: for which names, until when, by whom; and its fingerprint, to be compared before anybody trusts it. */
export function CertificateShown({
  certificate: { names, subject, issuer, from, until, fingerprint },
  onTrust,
}: Props) {
  const { t, language } = useLanguage();
  return (
    <div className={classes['certificate']}>
      <dl>
        <dt>{t('certificate.names')}</dt>
        <dd>{names.length > 0 ? names.join(', ') : subject}</dd>
        <dt>{t('certificate.dates')}</dt>
        <dd>
          {t('certificate.from-until', {
            from: dayInWords(from.slice(0, 10), language),
            until: dayInWords(until.slice(0, 10), language),
          })}
        </dd>
        <dt>{t('certificate.issuer')}</dt>
        <dd>{issuer || '?'}</dd>
        <dt>{t('certificate.fingerprint')}</dt>
        <dd>
          <code>{inPairs(fingerprint)}</code>
        </dd>
      </dl>
      {onTrust && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconShieldCheck size={15} aria-hidden="true" />}
          onClick={onTrust}
        >
          {t('certificate.trust')}
        </Button>
      )}
    </div>
  );
}
