export { startSink } from './sink/server.ts';
export type { Sink, SinkOptions, SunkMail } from './sink/server.ts';
export type { Script } from './sink/script.ts';
