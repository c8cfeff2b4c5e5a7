import { Alert, Button, NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { providerOf, PROVIDERS, serversAt, smtpHostFor } from '../../domain/mail/providers.ts';
import { call } from '../data/client.ts';
import { fieldError, useFirstWrong } from '../field-error.ts';
import { LANGUAGES, useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { keys, teamsQuery } from '../data/queries.ts';
import { failureText, toastDone } from '../toast.ts';
import type { Mailbox } from '../data/types.ts';
import { ArchiveField } from './archive-field.tsx';
import { CheckResult } from './check-result.tsx';
import { FloodField } from './flood-field.tsx';
import { SERVER_PATHS, ServerFields, type Server } from './server-fields.tsx';
import { FRESH, passwords, type Settings, settingsOf } from './mailbox-settings.ts';
import { asksAgain, hasOneSignIn, withOneSignIn } from './same-sign-in.ts';
import classes from '../parts/settings.module.css';

/** A provider that is not in the table; its servers are written by hand. */
const OTHER = 'other';

/** Connects a mailbox or changes one; both servers can be tried before anything is saved. */
export default function MailboxForm({ mailbox, onClose }: { mailbox: Mailbox | null; onClose: () => void }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const teams = useQuery(teamsQuery).data?.items;
  const [settings, setSettings] = useState<Settings>(() => (mailbox ? settingsOf(mailbox) : FRESH));
  const change = (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part }));
  const [same, setSame] = useState(() => hasOneSignIn(mailbox));
  const [provider, setProvider] = useState(OTHER);
  const choose = (key: string, address: string) => {
    setProvider(key);
    const known = PROVIDERS.find((one) => one.key === key);
    if (known) change(serversAt(known, address));
  };
  const asked: Settings = same ? withOneSignIn(settings) : settings;
  // Most accounts sign in with their address, at both servers: typed once, it is right in all three fields.
  const rename = (address: string) =>
    setSettings((before) => {
      const follow = (server: Server): Server =>
        server.user === before.address ? { ...server, user: address } : server;
      const hosts = provider === OTHER ? null : PROVIDERS.find((one) => one.key === provider);
      return {
        ...before,
        address,
        imap: follow(before.imap),
        smtp: follow(before.smtp),
        ...(hosts && serversAt(hosts, address)),
      };
    });
  // An address that tells its provider fills the form, unless somebody has begun to fill it.
  const recognise = () => {
    const known = providerOf(settings.address);
    if (known && mailbox === null && settings.imap.host === '') choose(known.key, settings.address);
  };
  const receiveAt = (imap: Server) =>
    setSettings((before) => {
      const follows = before.smtp.host === '' || before.smtp.host === smtpHostFor(before.imap.host);
      return { ...before, imap, smtp: follows ? { ...before.smtp, host: smtpHostFor(imap.host) } : before.smtp };
    });
  const note = PROVIDERS.find((one) => one.key === provider)?.note;
  const check = useMutation({
    mutationFn: () =>
      call('checkMailbox', {
        body: {
          ...(mailbox ? { id: mailbox.id } : {}),
          imap: asked.imap,
          smtp: asked.smtp,
          folder: asked.folder ?? 'INBOX',
          ...passwords(asked),
        },
      }),
  });
  const save = useMutation({
    mutationFn: () =>
      mailbox
        ? call('updateMailbox', { params: { id: mailbox.id }, body: asked })
        : call('createMailbox', { body: asked }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.mailboxes });
      toastDone(t('done.mailbox'), t);
      onClose();
    },
  });
  useFirstWrong(save.error);
  const wrong = (path: string) => fieldError(save.error, path, t) ?? fieldError(check.error, path, t);
  return (
    <Dialog
      opened
      onClose={onClose}
      size={720}
      title={mailbox ? t('mailbox.edit', { address: mailbox.address }) : t('mailboxes.add')}
    >
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className={classes['pair']}>
          <TextInput
            label={t('mailbox.address')}
            type="email"
            required
            withAsterisk={false}
            data-autofocus
            value={settings.address}
            error={wrong('address')}
            onChange={(event) => rename(event.currentTarget.value)}
            onBlur={recognise}
          />
          <TextInput
            label={t('mailbox.name')}
            description={t('mailbox.name.hint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            withAsterisk={false}
            value={settings.name}
            error={wrong('name')}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
        </div>
        <div className={classes['triple']}>
          <NativeSelect
            label={t('mailbox.team')}
            value={settings.team ?? ''}
            onChange={(event) => change({ team: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: t('mailbox.team.default') },
              // The team it has stands here even while the others could not be read: another would be a false statement.
              ...(teams ?? (mailbox ? [mailbox.team] : [])).map((team) => ({ value: team.id, label: team.name })),
            ]}
          />
          <NativeSelect
            label={t('mailbox.language')}
            value={settings.language ?? 'tr'}
            onChange={(event) => change({ language: event.currentTarget.value as 'tr' | 'en' })}
            data={LANGUAGES}
          />
          <NumberInput
            label={t('mailbox.poll')}
            suffix={t('mailbox.seconds')}
            min={5}
            max={86_400}
            value={settings.pollSeconds ?? 60}
            onChange={(value) => change({ pollSeconds: Number(value) || 60 })}
          />
        </div>
        <NativeSelect
          label={t('mailbox.provider')}
          value={provider}
          onChange={(event) => choose(event.currentTarget.value, settings.address)}
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
            again={same && asksAgain(mailbox?.smtp ?? null, asked.smtp)}
            wrong={(name) => wrong(`imap.${name}`)}
            error={wrong('imapPassword') ?? (same ? wrong('smtpPassword') : undefined)}
            folder={settings.folder ?? 'INBOX'}
            onFolder={(folder) => change({ folder })}
            onChange={receiveAt}
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
        <ArchiveField since={settings.archiveSince ?? null} onChange={(archiveSince) => change({ archiveSince })} />
        <div className={classes['switches']}>
          <Switch label={t('mailbox.same')} checked={same} onChange={(event) => setSame(event.currentTarget.checked)} />
          <Switch
            label={t('mailbox.acknowledge')}
            description={t('mailbox.acknowledge.hint')}
            checked={settings.acknowledge ?? true}
            onChange={(event) => change({ acknowledge: event.currentTarget.checked })}
          />
          <Switch
            label={t('mailbox.plus')}
            description={t('mailbox.plus.hint')}
            checked={settings.plusAddressing ?? false}
            onChange={(event) => change({ plusAddressing: event.currentTarget.checked })}
          />
          <Switch
            label={t('mailbox.pause')}
            description={t('mailbox.pause.hint')}
            checked={settings.paused ?? false}
            onChange={(event) => change({ paused: event.currentTarget.checked })}
          />
        </div>
        <FloodField
          most={settings.ticketsPerMinute}
          error={wrong('ticketsPerMinute')}
          onChange={(ticketsPerMinute) => change({ ticketsPerMinute })}
        />
        <div aria-live="polite">
          {check.data && <CheckResult result={check.data} />}
          {(check.isError || save.isError) && (
            <Alert color="red" variant="outline">
              {failureText(save.error ?? check.error, t, ['address', 'name', 'ticketsPerMinute', ...SERVER_PATHS])}
            </Alert>
          )}
        </div>
        <footer className={classes['formFoot']}>
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={17} aria-hidden="true" />}
            loading={check.isPending}
            disabled={!settings.imap.host || !settings.smtp.host}
            onClick={() => check.mutate()}
          >
            {t('mailbox.check')}
          </Button>
          <span />
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}
