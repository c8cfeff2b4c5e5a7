import { createSpotlight, useSpotlight } from '@mantine/spotlight';
import { layerOpens } from '../typing.ts';

export const [paletteStore, { open, close: closePalette }] = createSpotlight();

/** The palette is opened from here, whether its file has come or not; what is typed from now on is meant for it. */
export function openPalette(): void {
  if (!paletteStore.getState().opened) layerOpens('surely');
  open();
}

/** What has come to stand first since the words were typed is what Enter means, unless somebody has moved on to another. */
export function selectFirst(): void {
  const { listId, selected } = paletteStore.getState();
  const actions = document.getElementById(listId)?.querySelectorAll('[data-action]') ?? [];
  if (selected > 0 || actions.length === 0) return;
  for (const action of actions) action.removeAttribute('data-selected');
  // As the library marks it.
  actions[0]?.setAttribute('data-selected', 'true');
}

/** Longer than it takes to close and to give the focus back, or it would take it from what opens. */
const CLOSING_MS = 60;

/** Runs what was chosen in the palette, once that is gone. */
export const afterPalette = (run: () => void): void => void setTimeout(run, CLOSING_MS);

/** Whether it is asked for. */
export const useIsPaletteAsked = (): boolean => useSpotlight(paletteStore).opened;
