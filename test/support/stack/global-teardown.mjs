/** Stops what global-setup.mjs started; the second and later projects find nothing left to do. */
const RUNNING = Symbol.for('bilet.test-stack');

export default async function globalTeardown() {
  const stack = globalThis[RUNNING];
  globalThis[RUNNING] = undefined;
  await stack?.stop();
}
