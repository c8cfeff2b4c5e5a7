import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { dealtWith, useDealtWith } from '../command/dealt-with.ts';
import { isUnanswered } from '../command/table.ts';
import { useMe } from '../door/session.tsx';
import { ask, askSelection, askSelectionNext, type SelectionAct } from '../keys/requests.ts';
import { isSelecting, lendSelection, useIsSelecting } from '../keys/selection.ts';
import { framedRow, markRow } from './marked-row.ts';
import { type Position, step } from './position.ts';
import { ticketPath } from './shown-view.ts';
import type { Selectable } from './star.ts';
import { isLayerOpen, layerOpens } from '../typing.ts';

/** Those after which the hand goes on to the next one. */
const ENDS: ReadonlySet<SelectionAct> = new Set(['resolve', 'archive', 'mark-spam']);

type FramedRow = {
  /** Does it with all that are selected, else with the row in the frame. */
  act(what: SelectionAct): void;
  /** Opens that row's ticket, and in it the field to write in. */
  write(kind: 'reply' | 'note'): void;
};

/** What the keys of one ticket do in a list without one beside it, where nothing is selected: they mean the row in the frame. */
export function useFramedRow({ view, asked, arranged, opened }: Selectable): FramedRow {
  const { can } = useMe();
  const [, navigate] = useLocation();
  const numbers = arranged.tickets.map(({ number }) => number);
  /** Whether something is asked before it is done, as in the open ticket. */
  const asks = (what: SelectionAct, number: number): boolean => {
    const ticket = what === 'resolve' && arranged.tickets.find((one) => one.number === number);
    return Boolean(ticket && isUnanswered(ticket));
  };
  /** That they mean. */
  const meant = (): number | null => (opened === null && !isSelecting() && can('ticket:write') ? framedRow() : null);
  /** That they meant last. */
  const last = useRef<Position | null>(null);
  const selecting = useIsSelecting();
  // What asked for more is gone, and the focus is back.
  useEffect(() => {
    if (!selecting && last.current !== null) markRow(last.current.number);
  }, [selecting]);
  /** It was the last one of the list, and nothing was left to go on to. */
  const emptied = useRef<number | null>(null);
  // It has left the list, and the next one has the focus.
  useEffect(() => {
    if (opened === null && emptied.current !== null && numbers.length > 0) {
      // Taken back, it has the frame again; another row that has come has it not.
      if (numbers.includes(emptied.current)) markRow(emptied.current);
      emptied.current = null;
    }
    const was = last.current;
    if (was === null || (opened === null && numbers.includes(was.number))) return;
    last.current = null;
    if (opened !== null) return;
    const next = nextTo(was, numbers);
    if (next !== undefined) markRow(next);
    else emptied.current = was.number;
  });
  // It was done after a question.
  useDealtWith((number, isBack) => {
    const was = last.current;
    if (isBack || opened !== null || was?.number !== number) return;
    const next = nextTo(was, numbers);
    if (next === undefined) return;
    last.current = null;
    markAfterLayer(next);
  });
  return {
    act(what) {
      if (isSelecting()) return askSelection(what);
      const number = meant();
      if (number === null) return;
      lendSelection(number);
      const isAsked = asks(what, number);
      if (isAsked) layerOpens();
      askSelectionNext(what);
      const was = { list: view.at, number, numbers };
      const next = ENDS.has(what) && !isAsked ? nextTo(was, numbers) : undefined;
      last.current = next === undefined ? was : null;
      if (next === undefined) return;
      document.querySelector<HTMLElement>(`[data-ticket="${next}"]`)?.focus();
      dealtWith(number);
    },
    write(kind) {
      const number = meant();
      if (number === null) return;
      ask(kind, 'field');
      navigate(ticketPath(view, number, asked));
    },
  };
}

/** Marks it once the layer is gone, which gives the focus back to where it was. */
function markAfterLayer(number: number): void {
  if (isLayerOpen()) requestAnimationFrame(() => markAfterLayer(number));
  else document.querySelector<HTMLElement>(`[data-ticket="${number}"]`)?.focus();
}

/** The one below, at the end of the list the one above. */
const nextTo = (was: Position, numbers: number[]): number | undefined =>
  step(numbers, was.number, 1, was) ?? step(numbers, was.number, -1, was);
