/** What is wrong with an application as it is entered: with its client ID, directory or secret. */
import type { BadField } from '../../field-fault.ts';
import type { MailboxFault } from './mailbox-fault.ts';

/** The directory is there, and does not know the client ID. */
const UNKNOWN_THERE = 'AADSTS700016';

/** The field to which a service's answer belongs; null when it says nothing about what was entered, such as that the service is away. */
export function fieldOfRefusal({ code, said }: Pick<MailboxFault, 'code' | 'said'>): BadField | null {
  if (code === 'oauth-app' || said === UNKNOWN_THERE)
    return { path: 'clientId', code: 'app-unknown', message: 'the service does not know this application there' };
  if (code === 'oauth-tenant')
    return { path: 'tenant', code: 'directory-unknown', message: 'the service does not know this directory' };
  if (code === 'oauth-secret')
    return { path: 'clientSecret', code: 'secret-refused', message: 'the service does not take this secret' };
  if (code === 'oauth-secret-expired')
    return { path: 'clientSecret', code: 'secret-expired', message: 'the service says that this secret has expired' };
  return null;
}
