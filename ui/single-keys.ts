/** Whether single letters are keys for whoever is signed in, for what stands outside of the session, as toasts do. */
let isOn = true;

export const hasSingleKeys = (): boolean => isOn;

export const setSingleKeys = (are: boolean): void => void (isOn = are);
