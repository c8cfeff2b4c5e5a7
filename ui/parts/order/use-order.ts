import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../language.tsx';
import { toastFailure } from '../../toast.ts';

type Placed = { id: string; name: string };

export type Order<Item extends Placed = Placed> = {
  /** As they are shown: one that is being dragged is where it would be put down. */
  shown: Item[];
  dragged: string | null;
  /** To a place among them, from 0; the button that was pressed keeps the focus. */
  move: (id: string, to: number, pressed: 'up' | 'down') => void;
  lift: (id: string) => void;
  /** Over the line of another: behind its middle or not, so that lines of different heights do not jump to and fro. */
  over: (id: string, isBehind: boolean) => void;
  /** Put down where it is, or, if it never came over the list's lines, where it was. */
  drop: (here: boolean) => void;
};

/**
 * An order that is changed by hand: shown at once, taken back when it is refused. What was read below `renews` is read anew then.
 * `moved` tells where one is now, from 1.
 */
export function useOrder<Item extends Placed>(
  items: readonly Item[],
  {
    give: send,
    renews,
    moved,
  }: { give: (ids: string[]) => Promise<unknown>; renews: QueryKey; moved: (name: string, place: number) => void },
): Order<Item> {
  const { t } = useLanguage();
  const client = useQueryClient();
  const [held, setHeld] = useState<{ id: string; ids: string[] } | null>(null);
  // At once, before the mutation says that it runs: the focus is given back in the same step.
  const [asked, setAsked] = useState<string[] | null>(null);
  const pressed = useRef<string | null>(null);
  const save = useMutation({
    mutationFn: send,
    onError: (error) => toastFailure(error, t),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: renews });
      setAsked(null);
    },
  });
  const shown = inOrder(items, held?.ids ?? asked ?? items.map(({ id }) => id));
  // A line that moves in the document loses the focus that is in it.
  useEffect(() => {
    if (pressed.current === null) return;
    const button = document.querySelector<HTMLElement>(`[data-moves="${pressed.current}"]`);
    pressed.current = null;
    (button?.hasAttribute('disabled')
      ? button.parentElement?.querySelector<HTMLElement>('button:enabled')
      : button
    )?.focus();
  });
  const give = (ids: string[], id: string) => {
    if (ids.join() === items.map((one) => one.id).join()) return;
    setAsked(ids);
    save.mutate(ids);
    moved(items.find((one) => one.id === id)?.name ?? '', ids.indexOf(id) + 1);
  };
  const placed = (id: string, to: number) => {
    const others = shown.map((one) => one.id).filter((one) => one !== id);
    return [...others.slice(0, to), id, ...others.slice(to)];
  };
  return {
    shown,
    dragged: held?.id ?? null,
    move: (id, to, button) => {
      pressed.current = `${button}-${id}`;
      give(placed(id, to), id);
    },
    lift: (id) => setHeld({ id, ids: shown.map((one) => one.id) }),
    over: (id, isBehind) => {
      if (held === null) return;
      const [from, to] = [held.ids.indexOf(held.id), held.ids.indexOf(id)];
      if (isBehind ? to > from : to < from) setHeld({ id: held.id, ids: placed(held.id, to) });
    },
    drop: (here) => {
      if (held !== null && here) give(held.ids, held.id);
      setHeld(null);
    },
  };
}

/** Those that somebody else added meanwhile come last. */
function inOrder<Item extends Placed>(items: readonly Item[], ids: readonly string[]): Item[] {
  const place = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return [...items].sort((a, b) => place(a.id) - place(b.id));
}
