import { createSpotlight, useSpotlight } from '@mantine/spotlight';
import { layerOpens } from '../typing.ts';

export const [paletteStore, { open, close: closePalette }] = createSpotlight();

/** The palette is opened from here, whether its file has come or not; what is typed from now on is meant for it. */
export function openPalette(): void {
  if (!paletteStore.getState().opened) layerOpens('surely');
  open();
}

/** Longer than it takes to close and to give the focus back, or it would take it from what opens. */
const CLOSING_MS = 60;

/** Runs what was chosen in the palette, once that is gone. */
export const afterPalette = (run: () => void): void => void setTimeout(run, CLOSING_MS);

/** Whether it is asked for. */
export const useIsPaletteAsked = (): boolean => useSpotlight(paletteStore).opened;
