/**
 * Of several tabs of one reader exactly one tells: who is first takes a notice, and the others see that it is taken. A transaction of the
 * browser's database is one step for all tabs; what one tab wrote into its local storage another may read some milliseconds too late.
 */

const DATABASE = 'bilet.notices';
const TOLD = 'told';

/** Whose ids are above the last one that was told by any tab; from now on they are told. With none it only begins to count. */
export async function takeUntold(agent: string, ids: readonly number[]): Promise<number[]> {
  try {
    return await take(await opened(), agent, ids);
  } catch {
    // A browser that keeps nothing: told by every tab is better than by none.
    return [...ids];
  }
}

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(TOLD));
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () =>
      reject(opening.error ?? new Error('the database of the browser did not open')),
    );
  });
}

function take(database: IDBDatabase, agent: string, ids: readonly number[]): Promise<number[]> {
  return new Promise<number[]>((resolve, reject) => {
    const step = database.transaction(TOLD, 'readwrite');
    const reading: IDBRequest<number | undefined> = step.objectStore(TOLD).get(agent);
    let untold: number[] = [];
    reading.addEventListener('success', () => {
      const last = reading.result ?? 0;
      untold = ids.filter((id) => id > last);
      step.objectStore(TOLD).put(Math.max(last, ...untold), agent);
    });
    // Only what is kept is taken.
    step.addEventListener('complete', () => resolve(untold));
    step.addEventListener('abort', () => reject(step.error ?? new Error('the database of the browser took nothing')));
  }).finally(() => database.close());
}
