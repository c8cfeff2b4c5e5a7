import { useEffect, useEffectEvent } from 'react';

/** Ctrl+P (Cmd+P) means this page's own printing, wherever the keyboard is. */
export function usePrintKey(print: () => void): void {
  const act = useEffectEvent(print);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'p')
        return;
      event.preventDefault();
      if (!event.repeat) act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
