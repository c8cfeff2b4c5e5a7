/** Of several tabs of one reader exactly one tells: who is first takes a notice, and the others see that it is taken. */

/** Whose ids are above the last one that was told by any tab; from now on they are told. With none it only begins to count. */
export function takeUntold(agent: string, ids: readonly number[]): Promise<number[]> {
  const name = `bilet.told.${agent}`;
  const take = (): number[] => {
    const last = Number(localStorage.getItem(name) ?? 0);
    const untold = ids.filter((id) => id > last);
    localStorage.setItem(name, String(Math.max(last, ...untold)));
    return untold;
  };
  // Locks exist in secure contexts only, and so do notifications but for a loopback address.
  return 'locks' in navigator ? navigator.locks.request(name, take) : Promise.resolve(take());
}
