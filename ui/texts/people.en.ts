/** English texts of agents, teams and roles. */
export const en = {
  'role.admin': 'Administrator',
  'role.lead': 'Team lead',
  'role.agent': 'Agent',
  'role.viewer': 'Viewer',
  'people.text': 'Who works here, in which team, and how much each has open.',
  'people.agents': 'Agents',
  'people.teams': 'Teams',
  'people.add-agent': 'Add agent',
  'people.add-team': 'Add team',
  'people.default-team': 'Default',
  'people.first-password': 'First password',
  'people.role': 'Role',
  'people.team-name': 'Name of the team',
  'done.agent': '{name} was added',
  'done.team': 'Team {name} was added',
};
