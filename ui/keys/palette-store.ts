import { createSpotlight, useSpotlight } from '@mantine/spotlight';

/** The palette is opened from here, whether its file has come or not. */
export const [paletteStore, { open: openPalette }] = createSpotlight();

/** Whether it is asked for. */
export const useIsPaletteAsked = (): boolean => useSpotlight(paletteStore).opened;
