export { findTemporal } from './temporal/binary.ts';
export { orphanPort, startTemporal } from './temporal/server.ts';
export type { SearchAttributes, Temporal, TemporalOptions } from './temporal/server.ts';
