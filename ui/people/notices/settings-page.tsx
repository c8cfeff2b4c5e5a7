import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { quietUntil } from '../../../domain/people/quiet-hours.ts';
import { call } from '../../data/client.ts';
import { keys, noticePreferencesQuery } from '../../data/queries.ts';
import type { NoticePreferences } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { TimeField } from '../../parts/field/time-field.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { zoneWords } from '../../parts/field/zones.ts';
import { paths } from '../../paths.ts';
import { Card, CardHead, Page } from '../../shell/page.tsx';
import { toastDone } from '../../toast.ts';
import { BrowserCard } from './browser-card.tsx';
import { QuietField } from './quiet-field.tsx';
import { WaysTable } from './ways-table.tsx';
import shared from '../../parts/panel/settings.module.css';
import classes from './notices.module.css';

/** By which ways the reader hears of what, and when not. */
export default function NoticeSettingsPage() {
  const { t } = useLanguage();
  const preferences = useQuery(noticePreferencesQuery);
  return (
    <Page guide="notices" title={t('ways.title')} text={t('ways.text')}>
      <Unanswered query={preferences} />
      {preferences.data && <Form saved={preferences.data} />}
    </Page>
  );
}

/** The row that the address names, from a notice of its kind. */
function showNamed(): void {
  const row = document.getElementById(location.hash.slice(1));
  row?.scrollIntoView({ block: 'center' });
  row?.querySelector('input')?.focus();
}

function Form({ saved }: { saved: NoticePreferences }) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const now = useNow();
  const [chosen, setChosen] = useState(saved);
  useEffect(() => showNamed(), []);
  const change = (part: Partial<NoticePreferences>) => setChosen((before) => ({ ...before, ...part }));
  const save = useMutation({
    mutationFn: () => {
      const { timeZone: _, ...body } = chosen;
      return call('setNoticePreferences', { body });
    },
    onSuccess: (kept) => {
      client.setQueryData(keys.noticePreferences, kept);
      void client.invalidateQueries({ queryKey: keys.notices });
      toastDone(t('quiet.saved'), t);
    },
  });
  return (
    <form
      className={classes['settings']}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <BrowserCard sound={chosen.sound} />
      <Card label={t('ways.what')}>
        <WaysTable ways={chosen.ways} onChange={(ways) => change({ ways })} />
      </Card>
      <Card label={t('quiet.title')}>
        <CardHead title={t('quiet.title')} />
        <div className={`${shared['form']} ${classes['when']}`}>
          <Switch
            label={t('quiet.sound')}
            checked={chosen.sound}
            onChange={(event) => change({ sound: event.currentTarget.checked })}
          />
          <QuietField value={chosen.quiet} onChange={(quiet) => change({ quiet })} />
          {quietUntil(now, saved.quiet, saved.timeZone) !== null && <p role="status">{t('quiet.now')}</p>}
          <TimeField label={t('quiet.digest')} value={chosen.digestAt} onChange={(digestAt) => change({ digestAt })} />
          <p>
            {t('quiet.zone', { zone: zoneWords(saved.timeZone, now) })}{' '}
            <Link href={paths.profile()}>{t('quiet.zone.change')}</Link>
          </p>
          <Refusal error={save.error} />
          <Button type="submit" loading={save.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('save')}
          </Button>
        </div>
      </Card>
    </form>
  );
}
