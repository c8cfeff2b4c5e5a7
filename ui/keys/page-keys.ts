import { useHotkeys, type HotkeyItem } from '@mantine/hooks';
import { useMe } from '../door/session.tsx';
import { isLayerOpen, isWriting } from '../typing.ts';

/** Longer than this after `g` and it was not the beginning of anything. */
const CHORD_MS = 1_200;

let begunAt = -CHORD_MS;

/** `g` was pressed: the next letter goes somewhere and means nothing else. */
export const beginChord = (): void => {
  begunAt = performance.now();
};

/** Whether this letter belongs to a chord. The chord ends after all listeners of this press have asked. */
export function endsChord(): boolean {
  const open = performance.now() - begunAt < CHORD_MS;
  if (open) setTimeout(() => (begunAt = -CHORD_MS), 0);
  return open;
}

/**
 * Whether a layer was open when the key went down. Asked before anybody handles the key: where nothing moves (reduced
 * motion) the Escape that closes a menu has taken it away by the time a page's key hears of it.
 */
let layerAtPress = false;
globalThis.window?.addEventListener('keydown', () => (layerAtPress = isLayerOpen()), { capture: true });

/**
 * Single keys of a page. Silent in text fields, while a dialog, menu or list of choices is open (its Escape must not
 * leave the ticket, its letters must not archive it), for the second letter of a chord, and for an agent who has
 * switched them off (Escape stays).
 */
export function usePageKeys(items: HotkeyItem[]): void {
  const { singleKeys } = useMe().preferences;
  useHotkeys(
    items.map(([key, handler]): HotkeyItem => [
      key,
      (event) => {
        if (event.repeat && key !== 'j' && key !== 'k') return;
        if (key !== 'Escape' && !singleKeys) return;
        if (isWriting(event) || layerAtPress || isLayerOpen() || endsChord()) return;
        event.preventDefault();
        handler(event);
      },
      // Prevented above, and only when the key is ours: a letter written in a field must arrive there.
      { preventDefault: false },
    ]),
    [],
  );
}
