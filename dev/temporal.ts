export { orphanPort, startTemporal } from './temporal/server.ts';
