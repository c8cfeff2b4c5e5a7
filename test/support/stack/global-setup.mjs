/**
 * Jest runs this once per project that has neighbours; the first call starts them for all. Plain
 * JavaScript, because Jest loads a setup file without the transform when it is a module.
 * `npm test` has started them already and says so through the environment.
 */
import { tsImport } from 'tsx/esm/api';

const RUNNING = Symbol.for('bilet.test-stack');

export default async function globalSetup() {
  if (process.env.BILET_TEST_PG || globalThis[RUNNING]) return;
  const { startTestStack } = await tsImport('./stack.ts', import.meta.url);
  const stack = await startTestStack((line) => console.error(line));
  globalThis[RUNNING] = stack;
  Object.assign(process.env, stack.environment);
}
