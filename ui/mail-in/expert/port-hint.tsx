import { IconAlertTriangle } from '@tabler/icons-react';
import { portDoubt } from '../../../domain/mail/provider/port-doubt.ts';
import { useLanguage } from '../../language.tsx';
import classes from '../../parts/panel/settings.module.css';
import type { Server } from './server-fields.tsx';

/** What cannot be right about a port, as soon as it is written; it is tried all the same if somebody means it. */
export function PortHint({ kind, server }: { kind: 'imap' | 'smtp'; server: Server }) {
  const { t } = useLanguage();
  const doubt = portDoubt(kind, server);
  return (
    <div role="status">
      {doubt && (
        <p className={classes['doubt']}>
          <IconAlertTriangle size={16} aria-hidden="true" />
          <span>
            {t(doubt === 'pop' ? `mailbox.port.pop.${kind}` : `mailbox.port.${doubt}`, { port: String(server.port) })}
          </span>
        </p>
      )}
    </div>
  );
}
