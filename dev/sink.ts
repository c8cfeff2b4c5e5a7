export { startSink } from './sink/server.ts';
export type { Sink } from './sink/server.ts';
export type { SunkMail } from './sink/keep.ts';
