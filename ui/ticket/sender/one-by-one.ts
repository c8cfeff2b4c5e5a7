/** The same step for many tickets, few of them at once; what one refuses keeps no other back. */

const AT_ONCE = 4;

export type Through = { done: number[]; failed: { number: number; error: unknown }[] };

/** `tell` hears how many are through. Once `signal` is given none is begun any more; those that run are waited for. */
export async function oneByOne(
  numbers: readonly number[],
  step: (number: number) => Promise<unknown>,
  tell: (through: number) => void,
  signal: AbortSignal,
): Promise<Through> {
  const waiting = [...numbers];
  const through: Through = { done: [], failed: [] };
  let count = 0;
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) {
      const number = next;
      await step(number).then(
        () => through.done.push(number),
        (error: unknown) => through.failed.push({ number, error }),
      );
      count += 1;
      tell(count);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return through;
}
