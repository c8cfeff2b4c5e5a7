import { gives } from '../command/simple-commands.ts';

/** Takes back what the same person's command did. Problem `nothing-to-undo`. */
export const undo = gives('undo', ({ of }) => ({ undoes: of }));
