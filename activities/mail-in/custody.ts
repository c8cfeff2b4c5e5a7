/**
 * Custody of a mailbox that signs in by consent, while it is watched. A server asks who we are once, and lets a connection stand for hours:
 * so we look ourselves whether the consent still stands, as a sign-in would, and leave when it does not.
 */
import type { MailboxAccount } from '../../db/mail-in/mailbox-account.ts';
import { LIMITS } from '../../domain/limits.ts';
import { isForNow } from '../../domain/mail/provider/oauth.ts';
import type { Deps } from '../deps.ts';
import { accessToken } from '../mail-server/access-token.ts';
import { OAuthTrouble } from '../mail-server/token-service.ts';
import { pause } from '../wakeup.ts';

/** The connections of one mailbox that stand. */
export type Stay = {
  /** `sentAway` is called when the mailbox has to be left, with the reason; the answer is called by who goes by themselves. */
  enter(sentAway: (why: Error) => void): () => void;
  isEmpty(): boolean;
  end(why: Error): void;
};

export function createStay(): Stay {
  const inside = new Set<(why: Error) => void>();
  return {
    enter(sentAway) {
      inside.add(sentAway);
      return () => void inside.delete(sentAway);
    },
    isEmpty: () => inside.size === 0,
    end(why) {
      for (const sentAway of inside) sentAway(why);
    },
  };
}

/**
 * Ends the stay whenever the consent is found gone, or its token cannot be renewed until a person helps. A token that is about to end is
 * renewed by the look, so that the service is asked at least once in each of its lives.
 */
export async function whileConsented(
  deps: Deps,
  { consent, imap }: MailboxAccount,
  stay: Stay,
  stopping: AbortSignal,
): Promise<void> {
  if (consent === null) return;
  while (!stopping.aborted) {
    await pause(LIMITS.custodyMs, stopping);
    if (stopping.aborted) return;
    // Whoever waits to be let in asks by themselves, and less often: the service would be asked for ever what only a person can mend.
    if (stay.isEmpty()) continue;
    try {
      await accessToken(deps, consent, imap);
    } catch (error) {
      // Neither Postgres nor a service that is away says anything about the consent.
      if (error instanceof OAuthTrouble && !isForNow(error.fault.code)) stay.end(error);
    }
  }
}
