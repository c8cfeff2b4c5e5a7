/** What a service answered to a question for consent is turned into tokens. */
import { audit } from '../../db/core/audit.ts';
import { inTransaction } from '../../db/core/pool.ts';
import { reportConsent } from '../../db/mail-in/oauth-consents.ts';
import { type HeldConsent, holdConsent, renewConsent } from '../../db/mail-in/oauth-tokens.ts';
import { forgetRefusals } from '../../db/mail-in/sign-ins.ts';
import { tellOtherSignIn } from '../../db/people/agent-notices.ts';
import { faultLine } from '../../domain/mail/provider/mailbox-fault.ts';
import { isForNow, type OAuthService, type OAuthServiceKey } from '../../domain/mail/provider/oauth.ts';
import { openOAuth } from '../../vault/oauth-secret.ts';
import { MAILBOX_WORKFLOW, reconnectStart } from '../../workflows/messages/mailbox.ts';
import { serviceOf, storeTokens } from '../mail-server/consent-service.ts';
import type { Deps } from '../deps.ts';
import { OAuthTrouble, tokenService, type Tokens } from '../mail-server/token-service.ts';

type Application = Parameters<typeof tokenService>[1] & { service: OAuthServiceKey };

export const createConsentActivities = (deps: Deps) => ({
  /**
   * Has an application say who it is, as it will without a person; the answer is its fault, or null. Both are sealed, because of the secret.
   * Run twice: the service is asked twice.
   */
  async tryApplication({ sealed }: { sealed: string }): Promise<{ sealed: string }> {
    const { service, ...application } = JSON.parse(deps.vault.open('mail-app', sealed)) as Application;
    const at = tokenService(deps.settings.mailProviders.services[service], application);
    const fault = await at.own().then(
      () => null,
      (error: unknown) => {
        if (error instanceof OAuthTrouble) return error.fault;
        throw error;
      },
    );
    return { sealed: deps.vault.seal('mail-app', JSON.stringify(fault)) };
  },

  /**
   * Fetches the tokens of a consent; what became of it stands in its row. Run twice: the second finds it granted, or learns that the code
   * was used, and says so.
   */
  async redeemConsent({ consent }: { consent: string }): Promise<void> {
    const renewed = await inTransaction(deps.pool, async (db) => {
      const held = await holdConsent(db, consent);
      if (held === undefined || held.state !== 'pending') return null;
      const service = deps.settings.mailProviders.services[held.app.service];
      try {
        const tokens = await fetched(deps, service, held);
        await storeTokens(deps, db, service, held.id, tokens);
        const { account } = tokens;
        await audit(db, held.askedBy, 'mail-consent.grant', held.id, {
          app: held.app.id,
          mailbox: held.mailbox,
          account,
        });
        const box = await renewConsent(db, held.id);
        if (box === undefined) return null;
        await tellOtherSignIn(db, held.askedBy, box, { consent: held.id });
        await forgetRefusals(db, box.id);
        return box.id;
      } catch (error) {
        if (!(error instanceof OAuthTrouble)) throw error;
        await reportConsent(db, held.id, null, faultLine(error.fault));
        const { code, said } = error.fault;
        if (!isForNow(code)) await audit(db, held.askedBy, 'mail-consent.refuse', held.id, { code, said });
        return null;
      }
    });
    if (renewed !== null)
      await deps.temporal.workflow.signalWithStart(MAILBOX_WORKFLOW, reconnectStart(renewed, deps.taskQueue));
  },
});

async function fetched(deps: Deps, service: OAuthService, held: HeldConsent): Promise<Tokens> {
  const at = serviceOf(deps, service, held);
  if (held.flow === 'client') return at.own();
  if (held.code === null || held.verifier === null)
    throw new OAuthTrouble('oauth-consent-missing', '', '', 'no code came back');
  const [code, verifier] = [
    openOAuth(deps.vault, service, 'code', held.id, held.code),
    openOAuth(deps.vault, service, 'verifier', held.id, held.verifier),
  ];
  const tokens = await at.redeem(code, verifier, `${deps.settings.publicUrl}/oauth/callback`);
  // Good for an hour, and then somebody would have to agree again.
  if (tokens.refreshToken === null)
    throw new OAuthTrouble('oauth-scope', new URL(service.token).host, '', 'the service gave no refresh token');
  return tokens;
}
