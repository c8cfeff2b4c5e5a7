/** How the tickets of a team find an owner. `push`: the desk gives them to its people; `claim`: whoever opens one has it. */
export const TEAM_MODES = ['push', 'claim'] as const;
export type TeamMode = (typeof TEAM_MODES)[number];
