/** What a start has begun, and its end; and what it says meanwhile on the terminal. */
export const say = (line: string) => process.stdout.write(`${line}\n`);

export type Stops = ReturnType<typeof createStops>;

/** Everything that was started, stopped in the opposite order. */
export function createStops() {
  const stops: { name: string; stop: () => Promise<unknown> }[] = [];
  return {
    add: (name: string, stop: () => Promise<unknown>) => void stops.unshift({ name, stop }),
    async run(): Promise<void> {
      for (const { name, stop } of stops.splice(0))
        await stop().catch((error: Error) => say(`${name} did not stop cleanly: ${error.message}`));
    },
  };
}
