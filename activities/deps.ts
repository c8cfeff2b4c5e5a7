/** What activities are given: connections and settings, made once by worker.ts. */
import type { Client } from '@temporalio/client';
import type { Blobs } from '../db/blobs/files.ts';
import type { Clock } from '../db/core/clock.ts';
import type { Pool } from '../db/core/pool.ts';
import type { MailProviders } from '../domain/mail/provider/providers.ts';
import type { ServerAddress } from '../domain/mail/mailbox.ts';
import type { Vault } from '../vault/vault.ts';
import type { MailHosts } from './network/mail-host.ts';
import type { Internet } from './network/internet.ts';
import type { Parser } from '../mail/child/pool.ts';

/** An SMTP server of the operator's, for mail to administrators. */
export type AlarmWay = { from: string; server: ServerAddress; password: string };

export type Deps = {
  pool: Pool;
  /** What time it is, as Postgres tells it; the clock of this machine is asked for durations alone. */
  clock: Clock;
  /** Connections for locks, each held for as long as its lock is. */
  lockPool: Pool;
  temporal: Client;
  /** Base name of the task queues (workflows/messages/mailbox.ts). */
  taskQueue: string;
  blobs: Blobs;
  vault: Vault;
  /** What is asked about a stranger's domain. */
  internet: Internet;
  /** Aborts when the worker stops, for work that Temporal no longer counts on and so does not cancel. */
  stopping: AbortSignal;
  /** For first tries: gives up soon, because other mails wait behind. */
  parser: Parser;
  /** For further tries, one mail at a time and nobody behind it: takes all the time that parsing may take. */
  patientParser: Parser;
  settings: {
    /** Where customers reach the pages that mail links to, without a trailing slash. */
    publicUrl: string;
    /** Names this installation in the loop header of machine-made mail. */
    instance: string;
    /** By which alarms leave, if the operator named a way; else another mailbox carries them. */
    alarm: AlarmWay | null;
    /** Where mail servers may stand; a mailbox that the operator or 0.1.0 set up may stand anywhere. */
    mailHosts: MailHosts;
    mailProviders: MailProviders;
  };
};
