/** The address to which a service is to return after it was asked for consent. */
import { isLoopback, type OAuthServiceKey } from './provider/oauth.ts';

/**
 * Why a service takes the address unwillingly, or who cannot come back to it; null: nothing. `insecure`: plain http over the network;
 * `not-by-name`: of this machine, where Microsoft wants it to be called localhost; `only-here`: of this machine.
 */
export function redirectFault(
  redirectUri: string,
  service: OAuthServiceKey,
): 'insecure' | 'not-by-name' | 'only-here' | null {
  const { protocol, hostname } = new URL(redirectUri);
  if (protocol === 'https:') return null;
  if (!isLoopback(hostname)) return 'insecure';
  return service === 'microsoft' && hostname !== 'localhost' ? 'not-by-name' : 'only-here';
}
