import { IconExternalLink } from '@tabler/icons-react';
import { redirectFault } from '../../../domain/mail/redirect-address.ts';
import type { OAuthServiceKey } from '../../../domain/mail/provider/oauth.ts';
import { useLanguage } from '../../language.tsx';
import type { GuideStep } from './app-guides.ts';
import { CopyField } from './copy-field.tsx';
import { Sketch } from './sketch.tsx';
import classes from './application.module.css';

type Props = { service: OAuthServiceKey; steps: readonly GuideStep[]; redirectUri: string };

/** What is done at the service, step by step with pictures. */
export function AppGuide({ service, steps, redirectUri }: Props) {
  const { t } = useLanguage();
  const unfit = redirectFault(redirectUri, service);
  return (
    <ol className={classes['guide']} data-one={steps.length === 1 || undefined}>
      {steps.map(({ name, page, picture, hasAddress }) => (
        <li key={name}>
          <Sketch {...picture} />
          <div>
            <p>
              <b>{t(`connect.guide.${name}`)}</b> {t(`connect.guide.${name}.text`)}{' '}
              {page && (
                <a href={page} target="_blank" rel="noreferrer">
                  {t('connect.guide.open')}
                  <IconExternalLink size={14} aria-hidden="true" />
                </a>
              )}
            </p>
            {hasAddress && <CopyField label={t('connect.redirect')} value={redirectUri} />}
            {hasAddress && unfit && <p className={classes['warning']}>{t(`connect.redirect.${unfit}`)}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
