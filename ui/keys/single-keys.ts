const storeKey = (agent: string): string => `bilet.single-keys.${agent}`;

/** Whether single letters command the desk for this agent in this browser; they do until the agent says no. */
export const singleKeysOn = (agent: string): boolean => localStorage.getItem(storeKey(agent)) !== 'off';

/** Keeps the agent's choice, for this browser: another keyboard is another habit. */
export const setSingleKeys = (agent: string, on: boolean): void =>
  localStorage.setItem(storeKey(agent), on ? 'on' : 'off');
