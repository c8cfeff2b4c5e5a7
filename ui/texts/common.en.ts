/** English texts of words that every page uses. */
export const en = {
  add: 'Add',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  edit: 'Edit',
  loading: 'Loading',
  more: 'Show more',
  retry: 'Try again',
  save: 'Save',
  'field.name': 'Name',
  'field.email': 'E-mail address',
  'field.password': 'Password',
  'field.password.hint': 'At least 8 characters',
  'field.show-password': 'Show password',
  'failed.title': 'This could not be loaded',
  'toast.failed': 'That did not work',
  'pane.broken':
    'This part of the desk did not load. The connection may be lost, or Bilet was updated meanwhile. What you have written is kept.',
};
