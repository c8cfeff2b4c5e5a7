import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian packages that tests use beyond what `npm ci` brings. */
const PACKAGES = ['dovecot-imapd', 'dovecot-lmtpd', 'chromium', 'chromium-headless-shell', 'fonts-dejavu-core'];

/**
 * Installs the missing test tools, on Debian and as root only; elsewhere the tests that need them are
 * skipped. Says what it does. A failed installation is reported and leads to skips, not to an error.
 */
export function installTestTools(log: (line: string) => void): void {
  const missing = PACKAGES.filter((name) => !isInstalled(name));
  if (missing.length === 0 || !existsSync('/etc/debian_version')) return;
  if (process.getuid?.() !== 0) {
    log(`test tools are missing; as root: apt-get install --no-install-recommends ${missing.join(' ')}`);
    return;
  }
  log(`installing test tools: ${missing.join(' ')}`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { encoding: 'utf8', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update', '-q');
  const { status, stderr, error } = apt('install', '-q', '-y', '--no-install-recommends', ...missing);
  if (status !== 0) log(`apt-get could not install them: ${(error?.message ?? stderr).trim().split('\n').at(-1)}`);
}

function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', name], { encoding: 'utf8' });
  return stdout?.includes('ok installed') ?? false;
}

/** Without a window and what belongs to it (a viewer of PDFs): it takes a quarter less of the machine. */
const WINDOWLESS = ['chromium-headless-shell'];
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium or Chrome to drive, or null. `whole`: one with everything that a person's has; else the lightest. */
export function findChromium({ whole = false }: { whole?: boolean } = {}): string | null {
  const names = whole ? WHOLE : [...WINDOWLESS, ...WHOLE];
  const places = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  const candidates = [
    ...names.flatMap((name) => places.map((place) => join(place, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}
