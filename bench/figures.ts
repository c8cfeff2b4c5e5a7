/** Figures as they stand in a result: short, and the same everywhere. */

/** To three digits, so that a result does not pretend to more. */
export const short = (value: number): number => Number(value.toPrecision(3));

/** The smallest value that `percent` of all values do not exceed; NaN of none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

/** p50, p95 and the largest, in ms. */
export const latencies = (ms: readonly number[]) => ({
  p50Ms: short(percentile(ms, 50)),
  p95Ms: short(percentile(ms, 95)),
  p99Ms: short(percentile(ms, 99)),
  maxMs: short(percentile(ms, 100)),
  count: ms.length,
});
