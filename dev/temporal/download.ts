import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the SDK downloads from: probed first, because its own attempts take minutes to give up. */
const DOWNLOAD_SITE = 'https://temporal.download/';
const PROBE_MS = 3_000;
const DOWNLOAD_MS = 180_000;

/**
 * Lets the Temporal SDK download its CLI into `folder` and returns the file, `undefined` when the site
 * cannot be reached within a few seconds or the download fails. The SDK can only download by starting a
 * server, so one is started and stopped again.
 */
export async function downloadTemporal(folder: string, log: (line: string) => void): Promise<string | undefined> {
  const known = downloadedFile(folder);
  if (known) return known;
  try {
    await fetch(DOWNLOAD_SITE, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
  } catch {
    return undefined;
  }
  log('temporal: downloading the CLI (first run only)');
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const started = TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', downloadDir: folder, ttl: '3650 days' } },
    });
    const environment = await Promise.race([started, afterDeadline()]);
    await environment.teardown();
  } catch (error) {
    // The server may fail where the download did not, so look for the file all the same.
    log(`temporal: the SDK's download did not work out: ${(error as Error).message}`);
  }
  return downloadedFile(folder);
}

function downloadedFile(folder: string): string | undefined {
  const name = readdirSync(folder).find(
    (entry) => entry.startsWith('temporal-sdk-typescript-') && !entry.endsWith('.downloading'),
  );
  return name && join(folder, name);
}

function afterDeadline(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`no answer within ${DOWNLOAD_MS / 1000} s`)), DOWNLOAD_MS).unref();
  });
}
