export { Faults } from './mailserver/faults.ts';
export type { Fault } from './mailserver/faults.ts';
export { startMailServer } from './mailserver/server.ts';
export type { KeptMail, MailServer, MailServerOptions } from './mailserver/server.ts';
