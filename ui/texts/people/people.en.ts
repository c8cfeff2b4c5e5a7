/** English texts of roles. */
export const en = {
  'role.admin': 'Administrator',
  'role.lead': 'Team lead',
  'role.agent': 'Agent',
  'role.viewer': 'Viewer',
};
