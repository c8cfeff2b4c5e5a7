/** Work compared with other work of the same run: a ratio of CPU times, which is the same on every machine and under any load. */

/** Linear work grows by the factor, quadratic work by its square (4 and 16). The bound lies between, for caches (others use them too) and the collector. */
const TIMES = 4;
export const LINEAR = 10;

const ROUNDS = 5;
/** Below it a collection, or a compilation, costs more than the work that is measured. */
const MEASURABLE_US = 5_000;

/** What is done so soon with the long input did not look at all of it, or costs nobody anything; its ratio would be chance. */
const AT_ONCE_US = 1_000;

/** By how much the CPU time of `work` grows when its input is made with 4 `n` in the place of `n`; 1 when that is done at once. */
export async function growth<Input>(
  work: (input: Input) => unknown,
  input: (n: number) => Input,
  n: number,
): Promise<number> {
  const [short, long] = [input(n), input(n * TIMES)];
  let soonest = Infinity;
  for (let round = 0; round < ROUNDS && soonest >= AT_ONCE_US; round += 1)
    soonest = Math.min(soonest, await cpuTime(() => work(long)));
  if (soonest < AT_ONCE_US) return 1;
  const look = () =>
    timesTheWork(
      () => work(long),
      () => work(short),
      (ratio) => ratio < LINEAR,
    );
  const times = await look();
  // What others take of the caches for a while slows the long input down more: work that truly grows too fast does so a second time.
  return times < LINEAR ? times : Math.min(times, await look());
}

/**
 * How many times the CPU time of `base` does `work` take? The best of five rounds of each, after one that warms both up;
 * fewer when `enough` says so. What is done too soon to be measured is done so many times in each round that it can be.
 */
export async function timesTheWork(
  work: () => unknown,
  base: () => unknown,
  enough: (ratio: number) => boolean = () => false,
): Promise<number> {
  await base();
  await work();
  let times = 1;
  // Known before the first round, which may be enough: one slow run of the base would hide work that grows too fast.
  let [least, most] = [await cpuTime(base), Infinity];
  while (least < MEASURABLE_US) {
    times = Math.ceil((1.2 * times * MEASURABLE_US) / least);
    least = await cpuTime(base, times);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    least = Math.min(least, await cpuTime(base, times));
    most = Math.min(most, await cpuTime(work, times));
    if (enough(most / least)) break;
  }
  return most / least;
}

/** Microseconds of this process and its threads, to which no other process adds, for doing it `times` in a row; never 0. */
async function cpuTime(work: () => unknown, times = 1): Promise<number> {
  const before = process.cpuUsage();
  for (let nth = 0; nth < times; nth += 1) await work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, user + system);
}
