import { machineSigns } from '../../../domain/mail/machine-mail.ts';

/** The signs of an ordinary mail. */
export const NO_SIGNS = machineSigns({ headers: {}, from: null, returnPath: null, subject: '' });
