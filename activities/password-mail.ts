/** Mails a link by which somebody chooses a password. */
import { Context, log } from '@temporalio/activity';
import { Readable } from 'node:stream';
import { armLink, linkToMail } from '../db/people/password-links.ts';
import { LIMITS } from '../domain/limits.ts';
import { HOUR_MS } from '../domain/time.ts';
import { passwordWords } from '../mail/write/password-words.ts';
import { serviceMail } from '../mail/write/service-mail.ts';
import { hashToken, newToken } from '../vault/password.ts';
import type { Deps } from './deps.ts';
import { heartbeating } from './heartbeat.ts';
import { serviceMailId } from './service-mail-id.ts';
import { wayFor } from './service-way.ts';

export const createPasswordMail = (deps: Deps) => ({
  /**
   * One attempt; `sent`: a server took it. The token is made here and stands in the mail alone: neither in a history nor in a file.
   * Run twice: a second mail may come, and its link is the one that works.
   */
  async mailPasswordLink({ link }: { link: string }): Promise<{ sent: boolean }> {
    return heartbeating(Context.current(), async () => {
      const mail = await linkToMail(deps.pool, link);
      const way = mail === undefined ? null : await wayFor(deps, null);
      if (mail === undefined || way === null) return { sent: false };
      const lifeMs = LIMITS.passwordLinkMs[mail.kind];
      const token = newToken();
      await armLink(deps.pool, link, hashToken(token), lifeMs);
      const now = deps.clock.now();
      const { raw } = await serviceMail({
        ...passwordWords(mail.language, {
          kind: mail.kind,
          name: mail.name,
          link: `${deps.settings.publicUrl}/password#${token}`,
          hours: lifeMs / HOUR_MS,
        }),
        mailId: serviceMailId(deps.vault, 'alarm', { id: link, at: now, from: way.from }),
        date: now,
        from: way.from,
        to: { name: mail.name, address: mail.email },
        language: mail.language,
        kind: 'auto-generated',
        instance: deps.settings.instance,
      });
      try {
        await way.send({ from: way.from, to: [mail.email] }, () => Readable.from([raw]));
        return { sent: true };
      } catch (error) {
        log.warn('a link to choose a password could not be mailed', { link, error: (error as Error).name });
        return { sent: false };
      }
    });
  },
});
