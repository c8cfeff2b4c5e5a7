import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { passwords } from '../expert/mailbox-settings.ts';
import { countedOf } from './counted.ts';
import { type SignIn, withSignIn } from './use-check.ts';
import classes from './incoming.module.css';

/** How many mails an archive since that day would take, counted at the server without touching them. Where nobody can tell, it says so. */
export function DryCount({ signIn, since }: { signIn: SignIn; since: string }) {
  const { t, language } = useLanguage();
  const asked = withSignIn(signIn);
  const { address, imap, folder = 'INBOX', folders, consent } = asked;
  const paths = folders?.map(({ path }) => ({ path }));
  // The password is no part of its name: names are kept.
  const query = useQuery({
    queryKey: [...keys.dryCount, address, imap.host, since, paths ?? folder, consent ?? null],
    queryFn: () =>
      call('dryCountMailbox', {
        body: {
          ...{ address, imap, folder, since, ...passwords(asked) },
          ...(paths ? { folders: paths } : {}),
          ...(consent ? { consent } : {}),
        },
      }),
    retry: false,
    staleTime: 60_000,
  });
  if (query.isLoading)
    return (
      <p className={classes['count']} role="status">
        <Loader size={14} aria-hidden="true" /> {t('connect.count.running')}
      </p>
    );
  const found = countedOf(query.data?.folders ?? []);
  if (found === null)
    return (
      <p className={classes['count']} role="status">
        {t('connect.count.unknown')}
      </p>
    );
  const { all, counted, uncounted } = found;
  const number = new Intl.NumberFormat(language);
  return (
    <p className={classes['count']} role="status">
      <b>{t('connect.count', { count: all, mails: number.format(all) })}</b>
      {counted.length > 1 && ` ${counted.map(({ path, mails }) => `${path} ${number.format(mails)}`).join(' · ')}`}
      {uncounted.length > 0 && ` ${t('connect.count.without', { folders: uncounted.join(', ') })}`}
    </p>
  );
}
