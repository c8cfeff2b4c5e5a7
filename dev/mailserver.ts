export { startMailServer } from './mailserver/server.ts';
export type { KeptMail, MailServer } from './mailserver/server.ts';
