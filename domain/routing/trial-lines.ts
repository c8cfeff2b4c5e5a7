/** Lines in which what a trial keeps in mind stands: by when it is over, and by when it came. Pure. */

/** Things that are over at an instant, the soonest first (a binary heap). */
export function createHeap<T>() {
  const heap: { at: number; what: T }[] = [];
  const swap = (a: number, b: number) => ([heap[a], heap[b]] = [heap[b]!, heap[a]!]);
  function takeFirst(): { at: number; what: T } {
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) heap[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let least = at;
      if (left < heap.length && heap[left]!.at < heap[least]!.at) least = left;
      if (right < heap.length && heap[right]!.at < heap[least]!.at) least = right;
      if (least === at) return first;
      swap(at, least);
      at = least;
    }
  }
  return {
    add(at: number, what: T): void {
      heap.push({ at, what });
      for (let child = heap.length - 1; child > 0;) {
        const parent = (child - 1) >> 1;
        if (heap[parent]!.at <= heap[child]!.at) return;
        swap(parent, child);
        child = parent;
      }
    },
    *until(at: number): Generator<{ at: number; what: T }> {
      while (heap.length > 0 && heap[0]!.at <= at) yield takeFirst();
    },
  };
}

/** What came first leaves first. */
export type Line<T> = { join(one: T): void; first(): T | undefined; leave(): void };

export function createLine<T>(): Line<T> {
  let waiting: T[] = [];
  let head = 0;
  return {
    join: (one) => void waiting.push(one),
    first: () => waiting[head],
    leave() {
      head += 1;
      // Cut now and then only: taking the first away moves all the others.
      if (head < 1_000 || head * 2 < waiting.length) return;
      waiting = waiting.slice(head);
      head = 0;
    },
  };
}
