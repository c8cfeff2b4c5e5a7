/** What a change changes, as the audit keeps it: from what to what, and nothing of the rest. */
export const changesOf = <Settings extends Record<string, unknown>>(
  before: Settings,
  after: Settings,
): Record<string, { from: unknown; to: unknown }> =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([name, to]) => JSON.stringify(to) !== JSON.stringify(before[name]))
      .map(([name, to]) => [name, { from: before[name] ?? null, to }]),
  );
