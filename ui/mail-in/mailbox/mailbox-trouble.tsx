import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { FAULTY_STATUSES } from '../../../domain/mail/mailbox.ts';
import { mailAppsQuery } from '../../data/queries.ts';
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
  const secretText = (day: string) => {
    const count = daysUntil(day, now);
    const date = dayInWords(day, language);
    return count > 0 ? t('secret-ends', { count, date }) : t('secret-ended', { date });
  };
  const isBad = !['connecting', 'live', 'paused'].includes(mailbox.status);
  return (
    <>
      <div className={classes['why']} data-bad={isBad || undefined}>
        <p>
          {fault
            ? `${refusalText(fault, t)} ${t(`mailbox.${mailbox.status}.meanwhile`)}`
            : t(`mailbox.${mailbox.status}.text`)}{' '}
          <time dateTime={mailbox.statusAt}>
            {t('mailbox.since', { time: sinceTime(mailbox.statusAt, now, language) })}
          </time>
          {fault && <code>{bareRefusal(fault)}</code>}
        </p>
        {mailbox.status === 'credentials' && <SignInAgain mailbox={mailbox} why={why} />}
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
        <div className={classes['why']} data-bad>
          <p>
            {t('flood.text', { count: mailbox.flooded, address: mailbox.address })}{' '}
            <Link href={paths.quarantine()}>{t('trouble.look.flooded')}</Link>
          </p>
        </div>
      )}
      {mailbox.trouble === 'silenced' && (
        <div className={classes['why']} data-bad>
          <p>
            <strong>{t('mailbox.silenced')}.</strong> {t('mailbox.silenced.text')}
          </p>
        </div>
      )}
      {mailbox.trouble === 'secret-ends' && mailbox.signIn.kind === 'oauth' && mailbox.signIn.secretExpiresOn && (
        <div className={classes['why']} data-bad>
          <p>{secretText(mailbox.signIn.secretExpiresOn)}</p>
          {why === null && <NewSecret app={mailbox.signIn.app} />}
        </div>
      )}
    </>
  );
}

/** Of the application with this id, once it is read. */
function NewSecret({ app: id }: { app: string }) {
  const app = useQuery(mailAppsQuery).data?.items.find((one) => one.id === id);
  return app && <SecretButton app={app} />;
}
