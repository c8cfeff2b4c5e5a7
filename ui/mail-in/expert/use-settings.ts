import { useState } from 'react';
import { providerOf, PROVIDERS, serversAt } from '../../../domain/mail/provider/providers.ts';
import type { Mailbox } from '../../data/types.ts';
import { receivingAt, type Settings } from './mailbox-settings.ts';
import { hasOneSignIn, withOneSignIn } from './same-sign-in.ts';
import type { Server } from './server-fields.tsx';

/** A provider that is not in the table; its servers are written by hand. */
export const OTHER = 'other';

/** The settings of a mailbox while its form is filled, and what follows from one field for another. */
export function useSettings(mailbox: Mailbox | null, initial: Settings) {
  const [settings, setSettings] = useState(initial);
  const [same, setSame] = useState(() => hasOneSignIn(mailbox));
  const [provider, setProvider] = useState(() => (mailbox === null ? providerOf(initial.address)?.key : null) ?? OTHER);
  const change = (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part }));
  const known = PROVIDERS.find((one) => one.key === provider);
  const choose = (key: string) => {
    setProvider(key);
    const chosen = PROVIDERS.find((one) => one.key === key);
    if (chosen) change(serversAt(chosen, settings.address));
  };
  return {
    settings,
    change,
    /** As they are sent: with one sign-in for both servers, where that was chosen. */
    asked: same ? withOneSignIn(settings) : settings,
    same,
    setSame,
    provider,
    choose,
    note: known?.note,
    /** Most accounts sign in with their address, at both servers: typed once, it is right in all three fields. */
    rename: (address: string) =>
      setSettings((before) => {
        const follow = (server: Server): Server =>
          server.user === before.address ? { ...server, user: address } : server;
        return {
          ...before,
          address,
          imap: follow(before.imap),
          smtp: follow(before.smtp),
          ...(known && serversAt(known, address)),
        };
      }),
    /** An address that tells its provider fills the form, unless somebody has begun to fill it. */
    recognise: () => {
      const told = providerOf(settings.address);
      if (told && mailbox === null && settings.imap.host === '') choose(told.key);
    },
    receiveAt: (imap: Server) =>
      setSettings((before) => ({ ...before, ...receivingAt(before, imap, { isConnected: mailbox !== null }) })),
  };
}

export type Form = ReturnType<typeof useSettings>;
