/** The API of an installation, to be killed. */
import type { ApiOrder } from './api-main.ts';
import type { Installation } from './installation.ts';
import { type MortalProcess, mortalProcess } from './mortal-process.ts';

/** Its first word is its address. */
export const apiProcess = ({ settings, dataDir }: Installation): MortalProcess<string> =>
  mortalProcess('./api-main.ts', {
    options: {
      host: '127.0.0.1',
      port: 0,
      publicUrl: null,
      uiFolder: null,
      databaseUrl: settings.databaseUrl,
      temporal: settings.temporal,
      taskQueue: settings.temporal.taskQueue,
      dataDir,
      secretKey: settings.secretKey,
    },
    logLevel: process.env['TEST_LOG'] ?? 'silent',
  } satisfies ApiOrder);
