import { Alert, Button } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import { useState } from 'react';
import { fieldError, useFirstWrong } from '../../field-error.ts';
import { useLanguage } from '../../language.tsx';
import { failureText } from '../../toast.ts';
import type { Mailbox } from '../../data/types.ts';
import { ProofList } from '../connect/proof-list.tsx';
import { type Checked, proofLines } from '../connect/proof-lines.ts';
import { useCheck } from '../connect/use-check.ts';
import { AliasesField } from './aliases-field.tsx';
import { ArchiveField } from './archive-field.tsx';
import { BothServers } from './both-servers.tsx';
import { CheckResult } from './check-result.tsx';
import { CopyAndProbe } from './copy-and-probe.tsx';
import { FloodField } from './flood-field.tsx';
import { FurtherFolders } from './further-folders.tsx';
import { IdentityFields } from './identity-fields.tsx';
import { type Settings, withPin } from './mailbox-settings.ts';
import { SERVER_PATHS } from './server-fields.tsx';
import { Switches } from './switches.tsx';
import { useSettings } from './use-settings.ts';
import classes from '../../parts/panel/settings.module.css';

type Props = {
  /** Null for one that is about to be connected. */
  mailbox: Mailbox | null;
  initial: Settings;
  /** Words of the button that sends the form, and of the one that leaves it. */
  action: string;
  cancel: string;
  onSubmit: (asked: Settings) => void;
  onCancel: () => void;
  isSaving?: boolean;
  /** Why what was sent was not accepted. */
  error?: unknown;
};

/** Paths of a request whose fields say themselves what is wrong with them. */
const OWN_PATHS = ['address', 'name', 'folder', 'folders.0.path', 'sentCopy', 'probeHours', 'ticketsPerMinute'];
const aliasPaths = ({ aliases = [] }: Settings) =>
  aliases.flatMap((_, at) => [`aliases.${at}.address`, `aliases.${at}.name`]);

/** Every field of a mailbox; both servers can be tried before anything is saved. */
export function AllFields({ mailbox, initial, action, cancel, onSubmit, onCancel, isSaving = false, error }: Props) {
  const { t } = useLanguage();
  const form = useSettings(mailbox, initial);
  const { settings, change, asked } = form;
  const check = useCheck();
  const [first, setFirst] = useState<Checked | null>(null);
  const around = asked.address !== '';
  const tryOut = () => {
    setFirst(null);
    check.mutate({ settings: asked, password: '', consent: null, mailbox, around, onFirst: setFirst });
  };
  useFirstWrong(error);
  const wrong = (path: string) => fieldError(error, path, t) ?? fieldError(check.error, path, t);
  const failed = error ?? check.error;
  return (
    <form
      className={classes['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(asked);
      }}
    >
      <IdentityFields form={form} mailbox={mailbox} wrong={wrong} />
      <AliasesField aliases={settings.aliases ?? []} wrong={wrong} onChange={(aliases) => change({ aliases })} />
      <BothServers form={form} mailbox={mailbox} wrong={wrong} />
      <FurtherFolders mailbox={mailbox} asked={asked} onChange={(folders) => change({ folders })} />
      <ArchiveField
        since={settings.archiveSince ?? null}
        error={wrong('archiveSince')}
        onChange={(archiveSince) => change({ archiveSince })}
      />
      <CopyAndProbe settings={settings} wrong={wrong} onChange={change} />
      <Switches form={form} />
      <FloodField
        most={settings.ticketsPerMinute}
        error={wrong('ticketsPerMinute')}
        onChange={(ticketsPerMinute) => change({ ticketsPerMinute })}
      />
      <div aria-live="polite">
        {check.isPending && <ProofList lines={proofLines(null, { around, earlier: first })} />}
        {check.data && (
          <CheckResult
            result={check.data}
            onTrust={(side, pin) => {
              change(withPin(settings, side, pin));
              check.reset();
            }}
          />
        )}
        {failed !== null && failed !== undefined && (
          <Alert color="red" variant="outline">
            {failureText(failed, t, [...OWN_PATHS, ...aliasPaths(settings), ...SERVER_PATHS])}
          </Alert>
        )}
      </div>
      <footer className={classes['formFoot']}>
        <Button
          variant="default"
          leftSection={<IconPlugConnected size={17} aria-hidden="true" />}
          loading={check.isPending}
          disabled={!settings.imap.host || !settings.smtp.host}
          onClick={tryOut}
        >
          {t('mailbox.check')}
        </Button>
        <span />
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {cancel}
        </Button>
        <Button type="submit" loading={isSaving}>
          {action}
        </Button>
      </footer>
    </form>
  );
}
