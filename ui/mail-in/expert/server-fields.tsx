import '@mantine/core/styles/NumberInput.css';
import { NativeSelect, NumberInput, PasswordInput, TextInput } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import type { Mailbox } from '../../data/types.ts';
import { asksAgain } from './same-sign-in.ts';
import { PortHint } from './port-hint.tsx';
import { TrustField } from './trust-field.tsx';
import classes from '../../parts/panel/settings.module.css';

export type Server = Mailbox['imap'];

/** The usual port for each way of encryption, so that choosing one sets the other. */
const PORTS = { imap: { tls: 993, starttls: 143, none: 143 }, smtp: { tls: 465, starttls: 587, none: 25 } } as const;

/** Paths of a request whose fields stand here and say themselves what is wrong with them. */
export const SERVER_PATHS = ['imap', 'smtp'].flatMap((side) => [
  `${side}Password`,
  ...['host', 'port', 'user', 'trust.ca', 'trust.pin'].map((name) => `${side}.${name}`),
]);

type Props = {
  kind: 'imap' | 'smtp';
  server: Server;
  password: string;
  /** Whether user and password are asked for; else they are those of the other server. */
  signIn?: boolean;
  /** The keyboard begins here. */
  autoFocus?: boolean;
  /** As it is saved; its password goes nowhere else unasked. Null for a new one. */
  stored: Server | null;
  /** The password is asked for again, although this server is the same: the other one gets it too. */
  again?: boolean;
  /** Of the password. */
  error: string | undefined;
  /** What is wrong with another field. */
  wrong: (name: 'host' | 'port' | 'user' | 'trust.ca' | 'trust.pin') => string | undefined;
  folder?: string;
  folderError?: string | undefined;
  onFolder?: (folder: string) => void;
  onChange: (server: Server) => void;
  onPassword: (password: string) => void;
};

/** Host, port, encryption, user and password of one server. A stored password is never shown; empty keeps it. */
export function ServerFields({ signIn = true, ...props }: Props) {
  const { kind, server, password, stored, error, wrong, folder, folderError, onFolder, onChange, onPassword } = props;
  const { t } = useLanguage();
  const again = (props.again ?? false) || asksAgain(stored, server);
  const secure = (tls: Server['tls']) =>
    onChange({
      ...server,
      tls,
      // Without encryption there is no certificate.
      trust: tls === 'none' ? undefined : server.trust,
      port: Object.values(PORTS[kind]).includes(server.port as never) ? PORTS[kind][tls] : server.port,
    });
  return (
    <fieldset className={classes['server']}>
      <legend>{t(`mailbox.${kind}`)}</legend>
      <div className={classes['hostPort']}>
        <TextInput
          label={t('mailbox.host')}
          autoFocus={props.autoFocus ?? false}
          error={wrong('host')}
          required
          withAsterisk={false}
          placeholder={`${kind}.example.com`}
          value={server.host}
          onChange={(event) => onChange({ ...server, host: event.currentTarget.value })}
        />
        <NumberInput
          label={t('mailbox.port')}
          error={wrong('port')}
          required
          withAsterisk={false}
          hideControls
          min={1}
          max={65_535}
          value={server.port}
          onChange={(value) => onChange({ ...server, port: Number(value) || 0 })}
        />
      </div>
      <NativeSelect
        label={t('mailbox.tls')}
        value={server.tls}
        onChange={(event) => secure(event.currentTarget.value as Server['tls'])}
        data={[
          { value: 'tls', label: t('mailbox.tls.tls') },
          { value: 'starttls', label: t('mailbox.tls.starttls') },
          { value: 'none', label: t('mailbox.tls.none') },
        ]}
      />
      <PortHint kind={kind} server={server} />
      {server.tls !== 'none' && (
        <TrustField
          trust={server.trust}
          wrong={(path) => wrong(`trust.${path}`)}
          onChange={(trust) => onChange({ ...server, trust })}
        />
      )}
      {signIn && (
        <>
          <TextInput
            label={t('mailbox.user')}
            error={wrong('user')}
            autoComplete="off"
            value={server.user}
            onChange={(event) => onChange({ ...server, user: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('field.password')}
            autoComplete="new-password"
            placeholder={stored !== null && !again ? t('mailbox.password.kept') : ''}
            description={again ? t('mailbox.password.again') : undefined}
            required={again || (stored === null && kind === 'imap')}
            withAsterisk={false}
            error={password === '' ? error : undefined}
            inputWrapperOrder={HINT_BELOW}
            value={password}
            onChange={(event) => onPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('field.show-password') }}
          />
        </>
      )}
      {onFolder && (
        <TextInput
          label={t('mailbox.folder')}
          error={folderError}
          value={folder}
          onChange={(event) => onFolder(event.currentTarget.value)}
        />
      )}
    </fieldset>
  );
}
