/** What a benchmark is given, and what it answers (run.ts prints it). */

export type Flags = {
  /** A whole number, or `usual` when the flag was not given. */
  number(name: string, usual: number): number;
  /** True for `--name`. */
  has(name: string): boolean;
};

/** What a benchmark found: the settings it ran with, its figures, and what was not as it must be, which fails it. */
export type Findings = { parameters: Record<string, unknown>; results: Record<string, unknown>; faults?: string[] };
