import { IconExternalLink } from '@tabler/icons-react';
import type { OAuthServiceKey } from '../../../domain/mail/oauth.ts';
import { useLanguage } from '../../language.tsx';
import { CopyField } from './copy-field.tsx';
import { Sketch, type SketchProps } from './sketch.tsx';
import classes from './connect.module.css';

type GuideStep = { name: string; page: string | null; picture: SketchProps; hasAddress?: boolean };

/** Where to click, in the order in which it is done; the words in the pictures are those that the service shows in English. */
const GUIDES: Record<OAuthServiceKey, readonly GuideStep[]> = {
  google: [
    {
      name: 'audience',
      page: 'https://console.cloud.google.com/auth/audience',
      picture: {
        menu: ['Overview', 'Branding', 'Audience', 'Clients'],
        at: 2,
        choice: ['Internal', 'External'],
        button: 'Create',
      },
    },
    {
      name: 'client',
      page: 'https://console.cloud.google.com/auth/clients/create',
      picture: {
        menu: ['Overview', 'Branding', 'Audience', 'Clients'],
        at: 3,
        field: ['Authorized redirect URIs', '…/oauth/callback'],
        button: 'Create',
      },
      hasAddress: true,
    },
    {
      name: 'copy',
      page: null,
      picture: { menu: ['Overview', 'Branding', 'Audience', 'Clients'], at: 3, values: ['Client ID', 'Client secret'] },
    },
  ],
  microsoft: [
    {
      name: 'register',
      page: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/CreateApplicationBlade',
      picture: {
        menu: ['Users', 'Groups', 'App registrations', 'Roles'],
        at: 2,
        field: ['Redirect URI (Web)', '…/oauth/callback'],
        button: 'Register',
      },
      hasAddress: true,
    },
    {
      name: 'secret',
      page: null,
      picture: {
        menu: ['Overview', 'Authentication', 'Certificates & secrets', 'API permissions'],
        at: 2,
        button: 'New client secret',
        values: ['Value'],
      },
    },
    {
      name: 'copy',
      page: null,
      picture: {
        menu: ['Overview', 'Authentication', 'Certificates & secrets', 'API permissions'],
        at: 0,
        values: ['Application (client) ID', 'Directory (tenant) ID'],
      },
    },
  ],
};

/** What is done once at the service, step by step with pictures. */
export function AppGuide({ service, redirectUri }: { service: OAuthServiceKey; redirectUri: string }) {
  const { t } = useLanguage();
  return (
    <ol className={classes['guide']}>
      {GUIDES[service].map(({ name, page, picture, hasAddress }) => (
        <li key={name}>
          <Sketch {...picture} />
          <div>
            <p>
              <b>{t(`connect.guide.${service}.${name}`)}</b> {t(`connect.guide.${service}.${name}.text`)}{' '}
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
