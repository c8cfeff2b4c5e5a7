/** English texts of somebody’s own profile and password. */
export const en = {
  'profile.name.hint': 'Customers see it under your replies',
  'profile.signature': 'Signature',
  'profile.signature.hint': 'Added below each of your replies',
  'password.title': 'Password',
  'password.text': 'A new password signs you out everywhere else.',
  'password.current': 'Present password',
  'password.next': 'New password',
  'password.save': 'Change password',
  'done.password': 'Password changed; you are signed out everywhere else',
  'profile.undo': 'Take back after sending',
  'profile.undo.hint': 'A reply waits for so long before it leaves; until then Ctrl+Z or Z takes it back',
  'profile.undo.none': 'Send at once',
  'profile.undo.seconds_one': '{count} second',
  'profile.undo.seconds_other': '{count} seconds',
  'done.profile': 'Profile saved',
};
