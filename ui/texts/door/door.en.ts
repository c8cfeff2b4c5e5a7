/** English texts of the pages before somebody is signed in. */
export const en = {
  'door.claim': 'Every email becomes a ticket. No ticket gets lost.',
  'door.sub': 'Until it is solved, every request has an owner, a due time and a next step.',
  'sign-in.title': 'Sign in',
  'sign-in.text': 'Good to see you again.',
  'sign-in.do': 'Sign in',
  'sign-in.demo': 'This is a demo',
  'sign-in.demo.text':
    'The demo accounts are shown in the terminal where you started Bilet, and in run.json in the data folder.',
  'sign-in.forgotten': 'Forgot your password?',
  'forgotten.title': 'Reset your password',
  'forgotten.text': 'We will email you a link that works for one hour.',
  'forgotten.do': 'Send link',
  'forgotten.back': 'Back to sign-in',
  'forgotten.asked': 'If {address} has an account here, we have sent a link. It may take a few minutes to arrive.',
  'choose-password.title': 'Choose your password',
  'choose-password.text': 'You will be signed in right away, and signed out everywhere else.',
  'choose-password.do': 'Save and sign in',
  'set-up.title': 'Welcome to Bilet',
  'set-up.text': 'Create the first administrator. You set up everything else in Bilet.',
  'set-up.do': 'Create and start',
};
