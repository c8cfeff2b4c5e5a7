/**
 * Tiers by cost (README, "Tests"): `npm test -- unit`. Jest by itself needs
 * `NODE_OPTIONS=--experimental-vm-modules npx jest --selectProjects unit`.
 */
const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' },
  ],
};
const tier = (name, extra = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  transform,
  ...extra,
});

/** One Postgres and one Temporal for all of these together, started when the first of them runs. */
const withNeighbours = {
  globalSetup: '<rootDir>/test/support/stack/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/stack/global-teardown.mjs',
};

export default {
  // Tiers that wait more than they work have more of them (dev/run-tests.ts).
  maxWorkers: Number(process.env.TEST_WORKERS ?? 2),
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/support/stack/longest-first.mjs',
  // Longer than two conditions are waited for (test/support/eventually.ts): a failure then names the one that did not come true.
  testTimeout: 60_000,
  projects: [
    tier('unit'),
    tier('replay'),
    tier('workflow', withNeighbours),
    tier('integration', withNeighbours),
    tier('e2e', withNeighbours),
    tier('chaos', withNeighbours),
  ],
};
