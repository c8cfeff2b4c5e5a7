import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { LIMITS } from '../../../domain/limits.ts';
import { passwordCures } from '../../../domain/mail/provider/mailbox-fault.ts';
import { FAULTY_STATUSES } from '../../../domain/mail/mailbox.ts';
import { mailAppsQuery } from '../../data/mail-in-queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { paths } from '../../paths.ts';
import { dayInWords, daysUntil, sinceTime } from '../../time.ts';
import type { Mailbox } from '../../data/types.ts';
import { bareRefusal, refusalText } from '../refusal-text.ts';
import { CureButton } from './cure-button.tsx';
import { SecretButton } from './secret-button.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import classes from './mailbox.module.css';

/** How a mailbox is, since when, and what is wrong with it if anything is, with what cures it. */
export function MailboxTrouble({ mailbox, why }: { mailbox: Mailbox; why: string | null }) {
  const { t, language } = useLanguage();
  const now = useNow();
  // What was reported last; while nothing is wrong, or mail is not read at all, it says nothing.
  const fault = FAULTY_STATUSES.some((one) => one === mailbox.status) ? mailbox.statusFault : null;
  const isBad = !['connecting', 'live', 'paused'].includes(mailbox.status);
  return (
    <>
      <div
        className={classes['why']}
        data-bad={isBad || undefined}
        data-mild={mailbox.status === 'throttled' || undefined}
      >
        <p>
          {fault
            ? `${refusalText(fault, t)} ${t(`mailbox.${mailbox.status}.meanwhile`)}`
            : t(`mailbox.${mailbox.status}.text`)}{' '}
          <time dateTime={mailbox.statusAt}>
            {t('mailbox.since', { time: sinceTime(mailbox.statusAt, now, language) })}
          </time>
          {fault && <code>{bareRefusal(fault)}</code>}
        </p>
        {mailbox.status === 'credentials' && (
          <SignInAgain
            mailbox={mailbox}
            why={why}
            isCure={mailbox.signIn.kind === 'password' && !passwordCures(mailbox.statusFault)}
          />
        )}
        <CureButton mailbox={mailbox} why={why} />
      </div>
      {mailbox.sendingFault && (
        <div className={classes['why']} data-bad>
          <p>
            <strong>{t('sending.held')}</strong> {refusalText(mailbox.sendingFault, t)} {t('sending.meanwhile')}
            <code>{bareRefusal(mailbox.sendingFault)}</code>
          </p>
          <SignInAgain mailbox={mailbox} why={why} />
        </div>
      )}
      {mailbox.flooded > 0 && (
        <div className={classes['why']} data-bad data-mild>
          <p>
            {t('flood.text', { count: mailbox.flooded, address: mailbox.address })}{' '}
            <Link href={paths.quarantine()}>{t('trouble.look.flooded')}</Link>
          </p>
        </div>
      )}
      {mailbox.trouble === 'silenced' && (
        <div className={classes['why']} data-bad data-mild>
          <p>
            <strong>{t('mailbox.silenced')}.</strong> {t('mailbox.silenced.text')}
          </p>
        </div>
      )}
      {mailbox.loopBrokenSince && (
        <div className={classes['why']} data-bad>
          <p>
            <strong>{t('mailbox.loop-broken')}</strong> {t('mailbox.loop-broken.text', { address: mailbox.address })}{' '}
            <time dateTime={mailbox.loopBrokenSince}>
              {t('mailbox.since', { time: sinceTime(mailbox.loopBrokenSince, now, language) })}
            </time>
          </p>
        </div>
      )}
      {mailbox.signIn.kind === 'oauth' && mailbox.signIn.secretExpiresOn && (
        <SecretEnds day={mailbox.signIn.secretExpiresOn} app={mailbox.signIn.app} mayRenew={why === null} />
      )}
    </>
  );
}

/** From the day on which its end is a trouble: how many days are left, and where a new one is entered. */
function SecretEnds({ day, app, mayRenew }: { day: string; app: string; mayRenew: boolean }) {
  const { t, language } = useLanguage();
  const count = daysUntil(day, useNow());
  if (count > LIMITS.secretEndsDays) return null;
  const date = dayInWords(day, language);
  return (
    <div className={classes['why']} data-bad data-mild={count > 0 || undefined}>
      <p>{count > 0 ? t('secret-ends', { count, date }) : t('secret-ended', { date })}</p>
      {mayRenew && <NewSecret app={app} />}
    </div>
  );
}

/** Of the application with this id, once it is read. */
function NewSecret({ app: id }: { app: string }) {
  const app = useQuery(mailAppsQuery).data?.items.find((one) => one.id === id);
  return app && <SecretButton app={app} />;
}
