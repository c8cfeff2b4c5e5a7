export { findTemporal } from './temporal/binary.ts';
export { orphanPort, startTemporal } from './temporal/server.ts';
export type { Temporal, TemporalOptions } from './temporal/server.ts';
