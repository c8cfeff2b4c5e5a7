import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { call } from '../data/client.ts';
import { keys } from '../data/queries.ts';
import type { Rule } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { toastFailure } from '../toast.ts';

export type Order = {
  /** The rules as they are shown: one that is being dragged is where it would be put down. */
  shown: Rule[];
  dragged: string | null;
  /** To a place among the rules, from 0; the button that was pressed keeps the focus. */
  move: (id: string, to: number, pressed: 'up' | 'down') => void;
  lift: (id: string) => void;
  /** Over the line of another: behind its middle or not, so that lines of different heights do not jump to and fro. */
  over: (id: string, isBehind: boolean) => void;
  /** Put down where it is, or, if it never came over the list's lines, where it was. */
  drop: (here: boolean) => void;
};

/** The order of the rules, changed by hand: shown at once, taken back when it is refused. `moved` tells where one is now, from 1. */
export function useOrder(all: Rule[], moved: (name: string, place: number) => void): Order {
  const { t } = useLanguage();
  const rules = all.filter(({ keeps }) => keeps === null);
  // Those that a list keeps come first, and are named with the others.
  const kept = all.filter(({ keeps }) => keeps !== null).map(({ id }) => id);
  const client = useQueryClient();
  const [held, setHeld] = useState<{ id: string; ids: string[] } | null>(null);
  // At once, before the mutation says that it runs: the focus is given back in the same step.
  const [asked, setAsked] = useState<string[] | null>(null);
  const pressed = useRef<string | null>(null);
  const save = useMutation({
    mutationFn: (ids: string[]) => call('orderRules', { body: { ids: [...kept, ...ids] } }),
    onError: (error) => toastFailure(error, t),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: keys.rules });
      setAsked(null);
    },
  });
  const shown = inOrder(rules, held?.ids ?? asked ?? rules.map(({ id }) => id));
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
    if (ids.join() === rules.map((rule) => rule.id).join()) return;
    setAsked(ids);
    save.mutate(ids);
    moved(rules.find((rule) => rule.id === id)?.name ?? '', ids.indexOf(id) + 1);
  };
  const placed = (id: string, to: number) => {
    const others = shown.map((rule) => rule.id).filter((one) => one !== id);
    return [...others.slice(0, to), id, ...others.slice(to)];
  };
  return {
    shown,
    dragged: held?.id ?? null,
    move: (id, to, button) => {
      pressed.current = `${button}-${id}`;
      give(placed(id, to), id);
    },
    lift: (id) => setHeld({ id, ids: shown.map((rule) => rule.id) }),
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
function inOrder(rules: Rule[], ids: readonly string[]): Rule[] {
  const place = (id: string) => (ids.includes(id) ? ids.indexOf(id) : ids.length);
  return [...rules].sort((a, b) => place(a.id) - place(b.id));
}
