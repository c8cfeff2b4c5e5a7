export { startPostgres } from './postgres/server.ts';
export type { Postgres, PostgresOptions } from './postgres/server.ts';
