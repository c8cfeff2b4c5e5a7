/** Which role may do what: one table, read by the API's route guard and by the desk's disabled buttons. */
export const ROLES = ['admin', 'lead', 'agent', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

const PERMISSIONS = [
  'ticket:read',
  'ticket:write',
  'ticket:assign',
  'ticket:close',
  'outbox:resend',
  'quarantine:decide',
  'contact:write',
  'mailbox:read',
  'mailbox:write',
  'agent:write',
  'routing:write',
  'schedule:write',
  /** Canned replies of a team and of all; everybody who writes keeps replies of their own. */
  'canned-reply:share',
  /** Saved views of a team and of all; everybody saves views of their own. */
  'view:share',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const READ: Permission[] = ['ticket:read', 'mailbox:read'];
const WORK: Permission[] = [...READ, 'ticket:write', 'ticket:assign', 'ticket:close', 'outbox:resend', 'contact:write'];

export const MAY: Record<Role, readonly Permission[]> = {
  viewer: READ,
  agent: WORK,
  lead: [...WORK, 'quarantine:decide', 'routing:write', 'schedule:write', 'canned-reply:share', 'view:share'],
  admin: PERMISSIONS,
};

/** Whether `role` holds `permission`. */
export const may = (role: Role, permission: Permission): boolean => MAY[role].includes(permission);

/** Who can own a ticket: those who may answer it. */
export const OWNERS: readonly Role[] = ROLES.filter((role) => may(role, 'ticket:write'));
