import { Alert, NativeSelect } from '@mantine/core';
import { PROVIDERS } from '../../../domain/mail/provider/providers.ts';
import { useLanguage } from '../../language.tsx';
import type { Mailbox } from '../../data/types.ts';
import { asksAgain } from './same-sign-in.ts';
import { withMainFolder } from './mailbox-settings.ts';
import { ServerFields } from './server-fields.tsx';
import { OTHER, type Form } from './use-settings.ts';
import classes from '../../parts/panel/settings.module.css';

type Props = { form: Form; mailbox: Mailbox | null; wrong: (path: string) => string | undefined };

/** The provider, what has to be known of it, and its two servers. */
export function BothServers({ form, mailbox, wrong }: Props) {
  const { t } = useLanguage();
  const { settings, change, same, note } = form;
  return (
    <>
      <NativeSelect
        label={t('mailbox.provider')}
        value={form.provider}
        onChange={(event) => form.choose(event.currentTarget.value)}
        data={[
          { value: OTHER, label: t('mailbox.provider.other') },
          ...PROVIDERS.map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
      <div aria-live="polite">
        {note && (
          <Alert color={note === 'no-password' ? 'red' : 'yellow'} variant="outline">
            {t(`provider.${note}`)}
          </Alert>
        )}
      </div>
      <div className={classes['servers']}>
        <ServerFields
          kind="imap"
          server={settings.imap}
          password={settings.imapPassword ?? ''}
          stored={mailbox?.imap ?? null}
          again={same && asksAgain(mailbox?.smtp ?? null, form.asked.smtp)}
          wrong={(name) => wrong(`imap.${name}`)}
          error={wrong('imapPassword') ?? (same ? wrong('smtpPassword') : undefined)}
          folder={settings.folder ?? 'INBOX'}
          folderError={wrong('folder') ?? wrong('folders.0.path')}
          onFolder={(folder) => change(withMainFolder(settings, folder))}
          onChange={form.receiveAt}
          onPassword={(value) => change({ imapPassword: value || undefined })}
        />
        <ServerFields
          kind="smtp"
          server={settings.smtp}
          password={settings.smtpPassword ?? ''}
          signIn={!same}
          stored={mailbox?.smtp ?? null}
          wrong={(name) => wrong(`smtp.${name}`)}
          error={wrong('smtpPassword')}
          onChange={(smtp) => change({ smtp })}
          onPassword={(value) => change({ smtpPassword: value || undefined })}
        />
      </div>
    </>
  );
}
