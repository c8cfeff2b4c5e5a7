/** What the API works with; built in `server.ts` and handed in. */
import type { Client } from '@temporalio/client';
import type { RequestHandler } from 'express';
import type { Blobs } from '../../db/blobs/files.ts';
import type { Changes } from '../../db/core/notices.ts';
import type { Holder } from '../../db/core/holder.ts';
import type { Clock } from '../../db/core/clock.ts';
import type { Pool } from '../../db/core/pool.ts';
import type { MailProviders } from '../../domain/mail/provider/providers.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Metrics } from './metrics.ts';
import type { OwnWrites } from './read-your-writes.ts';

/** The part of log.ts that the API uses. */
export type Log = {
  info(message: string, attributes?: Record<string, unknown>): void;
  warn(message: string, attributes?: Record<string, unknown>): void;
  error(message: string, attributes?: Record<string, unknown>): void;
};

/** The demo's own pages ("the customer's mailbox"), mounted at `/demo`; `npm start` brings them. */
export type DemoPort = {
  handler: RequestHandler;
  /** False: no people came with it whose passwords the terminal shows. */
  hasAccounts?: boolean;
};

type ApiSettings = {
  demo: boolean;
  /** True behind https: `__Host-` cookie and HSTS. */
  secureCookies: boolean;
  /** Whose X-Forwarded-For is believed: as many hops, or these addresses and networks; null believes nobody. */
  trustProxy: number | string[] | null;
  /** Where operators reach the Temporal UI, without the slash at its end; null: nowhere that is known (yet). */
  temporalUi: string | null;
  /** Where people reach the desk, without a slash at the end; known once the API listens. */
  publicUrl: string;
  /** Mail providers and the services that ask for consent, as the operator has them. */
  mailProviders: MailProviders;
  /** Folder of the built desk; null serves the API alone. */
  uiFolder: string | null;
};

export type Deps = {
  pool: Pool;
  /** What time it is, as Postgres tells it. */
  clock: Clock;
  temporal: Client;
  /** Resolves to false when there is no connection to Temporal within `withinMs`; costs nothing while it stands. */
  reachable(withinMs: number): Promise<boolean>;
  /** Resolves to false when Temporal says nothing within `withinMs`; asks it. */
  answers(withinMs: number): Promise<boolean>;
  taskQueue: string;
  blobs: Blobs;
  vault: Vault;
  log: Log;
  changes: Changes;
  /** How other processes know that this one lives. */
  holder: Holder;
  settings: ApiSettings;
  demo?: DemoPort | null;
  metrics: Metrics;
  ownWrites: OwnWrites;
  /** Notes that an agent was here. */
  seen(agent: string): void;
};
