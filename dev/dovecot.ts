export { findDovecot } from './dovecot/config.ts';
export { startDovecot } from './dovecot/server.ts';
export type { Dovecot } from './dovecot/server.ts';
