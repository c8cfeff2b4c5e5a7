/** A ticket that the keyboard has dealt with, or taken back: the desk shows the next one, or that one again. */
import { useEffect } from 'react';
import { quiet } from '../typing.ts';

const NAME = 'bilet:dealt-with';
type Told = { number: number; back: boolean };

/** A hand that meant to write goes on: the rest of its word must not deal with the next ticket, too. */
const STRAY_MS = 350;

/** It is off the hands of whoever reads it; `back`: it is on them again. */
export function dealtWith(number: number, back = false): void {
  if (!back) quiet(STRAY_MS);
  window.dispatchEvent(new CustomEvent<Told>(NAME, { detail: { number, back } }));
}

/** Hears of it while the component is mounted. */
export function useDealtWith(hear: (number: number, back: boolean) => void): void {
  useEffect(() => {
    const listen = (event: Event) => {
      const { number, back } = (event as CustomEvent<Told>).detail;
      hear(number, back);
    };
    window.addEventListener(NAME, listen);
    return () => window.removeEventListener(NAME, listen);
  });
}
