export { findDovecot } from './dovecot/config.ts';
export { startDovecot } from './dovecot/server.ts';
export type { Dovecot, DovecotOptions } from './dovecot/server.ts';
