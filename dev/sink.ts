export { startSink } from './sink/server.ts';
export type { Sink, SinkOptions } from './sink/server.ts';
export type { SunkMail } from './sink/keep.ts';
export type { Script } from './sink/script.ts';
