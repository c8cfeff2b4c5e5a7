import { useLanguage } from '../../language.tsx';
import { ServerFields } from '../expert/server-fields.tsx';
import { receivingAt, type Settings } from '../expert/mailbox-settings.ts';
import classes from '../../parts/panel/settings.module.css';

type Props = {
  settings: Settings;
  wrong: (path: string) => string | undefined;
  onChange: (part: Partial<Settings>) => void;
};

/** Both servers, where nothing was found out about them; one sign-in serves both. */
export function ServersByHand({ settings: { imap, smtp }, wrong, onChange }: Props) {
  const { t } = useLanguage();
  const plain = { password: '', signIn: false, stored: null, error: undefined, onPassword: () => undefined };
  return (
    <div className={classes['servers']} role="group" aria-label={t('connect.servers')}>
      <ServerFields
        {...plain}
        kind="imap"
        autoFocus
        server={imap}
        wrong={(name) => wrong(`imap.${name}`)}
        onChange={(next) => onChange(receivingAt({ imap, smtp }, next))}
      />
      <ServerFields
        {...plain}
        kind="smtp"
        server={smtp}
        wrong={(name) => wrong(`smtp.${name}`)}
        onChange={(next) => onChange({ smtp: next })}
      />
    </div>
  );
}
