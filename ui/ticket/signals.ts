import { useEffect } from 'react';

/** What the palette and the keys ask of the open ticket's page. */
export type Signal = 'reply' | 'note' | 'assign' | 'snooze';

const NAME = 'bilet:signal';

/** Asks the open ticket's page for something only it can show. */
export const ask = (signal: Signal): void => {
  // After the palette has closed and given the focus back, or it would take it from what opens.
  setTimeout(() => window.dispatchEvent(new CustomEvent<Signal>(NAME, { detail: signal })), 60);
};

/** Answers one signal while the component is mounted. */
export function useSignal(signal: Signal, answer: () => void): void {
  useEffect(() => {
    const listen = (event: Event) => {
      if ((event as CustomEvent<Signal>).detail === signal) answer();
    };
    window.addEventListener(NAME, listen);
    return () => window.removeEventListener(NAME, listen);
  });
}
