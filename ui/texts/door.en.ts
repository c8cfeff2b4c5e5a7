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
  'set-up.title': 'Welcome to Bilet',
  'set-up.text': 'Create the first administrator. Everything else is set up in Bilet.',
  'set-up.do': 'Create and begin',
};
