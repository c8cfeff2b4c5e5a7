export { findTemporal } from './temporal/binary.ts';
export { startTemporal } from './temporal/server.ts';
export type { SearchAttributes, Temporal, TemporalOptions } from './temporal/server.ts';
