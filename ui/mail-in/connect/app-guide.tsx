import { IconExternalLink } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import type { GuideStep } from './app-guides.ts';
import { CopyField } from './copy-field.tsx';
import { Sketch } from './sketch.tsx';
import classes from './connect.module.css';

type Props = { steps: readonly GuideStep[]; redirectUri: string };

/** What is done at the service, step by step with pictures. */
export function AppGuide({ steps, redirectUri }: Props) {
  const { t } = useLanguage();
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
          </div>
        </li>
      ))}
    </ol>
  );
}
