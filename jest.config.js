/** Tiers by cost (README, "Tests"): `npx jest --selectProjects unit`. */
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

export default {
  maxWorkers: 2,
  workerIdleMemoryLimit: '512MB',
  projects: [tier('unit'), tier('replay'), tier('workflow'), tier('integration'), tier('e2e'), tier('chaos')],
};
