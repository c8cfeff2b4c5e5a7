import type { Routes } from '../../contract/routes.ts';

export type RouteName = keyof Routes;

/**
 * Method and path of every route. The contract itself is imported for its types only, because its schemas would bring
 * zod into the browser; test/unit/ui/paths.test.ts compares this table with the contract.
 */
export const API_PATHS: Record<RouteName, `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`> = {
  getSetup: 'GET /setup',
  createFirstAdmin: 'POST /setup',
  signIn: 'POST /session',
  getSession: 'GET /session',
  signOut: 'DELETE /session',
  updateProfile: 'PUT /profile',
  changePassword: 'PUT /profile/password',
  listTickets: 'GET /tickets',
  getCounters: 'GET /counters',
  createTicket: 'POST /tickets',
  getTicket: 'GET /tickets/:number',
  listMessages: 'GET /tickets/:number/messages',
  listEvents: 'GET /tickets/:number/events',
  markRead: 'PUT /tickets/:number/read',
  createReply: 'POST /tickets/:number/replies',
  createNote: 'POST /tickets/:number/notes',
  setAssignee: 'PUT /tickets/:number/assignee',
  setPriority: 'PUT /tickets/:number/priority',
  setType: 'PUT /tickets/:number/type',
  setTags: 'PUT /tickets/:number/tags',
  resolve: 'POST /tickets/:number/resolution',
  reopen: 'POST /tickets/:number/reopening',
  archive: 'POST /tickets/:number/archiving',
  markSpam: 'POST /tickets/:number/spam',
  snooze: 'PUT /tickets/:number/snooze',
  wake: 'DELETE /tickets/:number/snooze',
  listMailboxes: 'GET /mailboxes',
  createMailbox: 'POST /mailboxes',
  updateMailbox: 'PUT /mailboxes/:id',
  checkMailbox: 'POST /mailboxes/check',
  listLedger: 'GET /mailboxes/:id/ledger',
  listQuarantine: 'GET /quarantine',
  getQuarantineRaw: 'GET /quarantine/:id/raw',
  releaseQuarantine: 'POST /quarantine/:id/release',
  getRawMail: 'GET /messages/:id/raw',
  getMessageFrame: 'GET /messages/:id/frame',
  getAttachment: 'GET /attachments/:id',
  createUpload: 'POST /uploads',
  getOutbox: 'GET /outbox/:id',
  cancelOutbox: 'DELETE /outbox/:id',
  resendOutbox: 'POST /outbox/:id/resend',
  listContacts: 'GET /contacts',
  getContact: 'GET /contacts/:id',
  updateContact: 'PUT /contacts/:id',
  listAgents: 'GET /agents',
  createAgent: 'POST /agents',
  listTeams: 'GET /teams',
  createTeam: 'POST /teams',
  getStream: 'GET /stream',
};

type Values = Record<string, unknown>;

/** The address of one route below `/api`, its parameters and query filled in; absent query values are left out. */
export function apiUrl(name: RouteName, params: Values = {}, query: Values = {}): string {
  const path = API_PATHS[name].slice(API_PATHS[name].indexOf(' ') + 1);
  const filled = path.replace(/:(\w+)/g, (_whole, key: string) => encodeURIComponent(String(params[key])));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(key, String(value));
  return `/api${filled}${search.size > 0 ? `?${search}` : ''}`;
}
