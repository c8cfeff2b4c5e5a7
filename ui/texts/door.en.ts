/** English texts of the pages before somebody is signed in. */
export const en = {
  'door.claim': 'Every mail becomes a ticket. No ticket is left alone.',
  'door.sub': 'Each request has somebody responsible, a time to be answered by, and a next step, until it is solved.',
  'sign-in.title': 'Sign in',
  'sign-in.text': 'Good to see you again.',
  'sign-in.do': 'Sign in',
  'sign-in.demo': 'This is a demo',
  'sign-in.demo.text':
    'The demo accounts are printed in the terminal that started Bilet; they also stand in run.json in the data folder.',
  'sign-in.forgotten': 'Forgot your password?',
  'forgotten.title': 'A new password',
  'forgotten.text': 'You get a mail with a link that works for an hour.',
  'forgotten.do': 'Send the link',
  'forgotten.back': 'Back to sign-in',
  'forgotten.asked': 'If {address} has an account here, a mail with a link is on its way. It may take a few minutes.',
  'choose-password.title': 'Choose your password',
  'choose-password.text': 'You are signed in with it at once, and everywhere else signed out.',
  'choose-password.do': 'Choose and go in',
  'set-up.title': 'Welcome to Bilet',
  'set-up.text': 'Create the first administrator. Everything else is set up in Bilet.',
  'set-up.do': 'Create and begin',
};
