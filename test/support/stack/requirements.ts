import { describe } from '@jest/globals';
import { findDovecot } from '../../../dev/dovecot.ts';
import { findChromium } from '../../../dev/test-tools.ts';

/** What some tests need and `npm ci` cannot bring. */
export type Tool = 'dovecot' | 'chromium';

const present: Record<Tool, () => boolean> = {
  dovecot: () => findDovecot() !== null,
  chromium: () => findChromium() !== null,
};

/**
 * `describe` for tests that need a tool: where it is missing they are skipped under a name that says
 * why, and counted by dev/run-tests.ts (which fails on them with REQUIRE_ALL=1).
 *
 *     needs('dovecot')('the sync', () => { … })
 */
export function needs(tool: Tool): (name: string, tests: () => void) => void {
  if (present[tool]()) return (name, tests) => describe(name, tests);
  return (name, tests) => describe.skip(`${name} (needs ${tool}, which is not installed)`, tests);
}
