import { useQuery } from '@tanstack/react-query';
import { IconSunset2 } from '@tabler/icons-react';
import { handOverQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Empty } from '../../parts/empty/empty.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { Only } from '../../shell/only.tsx';
import { Card, Page } from '../../shell/page.tsx';
import { dayTime } from '../../time.ts';
import { HandOverForm } from './hand-over-form.tsx';

/** The end of a shift: what of one's own falls due before the next, to be given to somebody. */
export default function HandOverPage() {
  const { t } = useLanguage();
  return (
    <Only needs="ticket:write" title={t('handover.title')}>
      <HandOver />
    </Only>
  );
}

function HandOver() {
  const { t, language } = useLanguage();
  const now = useNow();
  const query = useQuery(handOverQuery);
  const time = (at: string) => dayTime(at, now, language);
  const { endsAt, nextAt, tickets } = query.data ?? { endsAt: null, nextAt: null, tickets: [] };
  const text = query.data && [
    ...(endsAt === null ? [] : [`${t('handover.ends', { time: time(endsAt) })}.`]),
    nextAt === null ? t('handover.text.none') : t('handover.text.next', { time: time(nextAt) }),
  ];
  return (
    <Page guide="routing" title={t('handover.title')} {...(text && { text: text.join(' ') })}>
      <Unanswered query={query} />
      {query.data && (
        <Card label={t('handover.title')}>
          {tickets.length === 0 ? (
            <Empty icon={IconSunset2} title={t('handover.none')}>
              {t('handover.none.text')}
            </Empty>
          ) : (
            <HandOverForm tickets={tickets} />
          )}
        </Card>
      )}
    </Page>
  );
}
