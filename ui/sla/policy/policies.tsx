import { VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useSpeaker } from '../../condition/use-speaker.ts';
import { call } from '../../data/client.ts';
import { calendarsQuery, policiesQuery, scheduleKeys } from '../../data/schedule-queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useOpenEffect } from '../../parts/dialog/open-effect.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { useOrder } from '../../parts/order/use-order.ts';
import { paths } from '../../paths.ts';
import { Card, Page } from '../../shell/page.tsx';
import { PolicyRow } from './policy-row.tsx';
import { RenewalBar } from '../renewal-bar.tsx';
import ordered from '../../parts/order/ordered.module.css';

/** What tickets are promised, in the order in which it is asked; leads and administrators change it. */
export default function PoliciesPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const [, navigate] = useLocation();
  const policies = useQuery(policiesQuery);
  const calendars = useQuery(calendarsQuery);
  const { speaker, query: things } = useSpeaker();
  const [spoken, speak] = useState('');
  const items = policies.data?.items ?? [];
  const rest = items.find(({ isDefault }) => isDefault);
  const effect = useOpenEffect();
  const order = useOrder(
    items.filter(({ isDefault }) => !isDefault),
    {
      give: async (ids) => {
        // Where it is taken back, the old order is read again.
        if (await effect.ask({ order: ids })) await call('orderPolicies', { body: { ids } });
      },
      renews: scheduleKeys.policies,
      moved: (name, place) => speak(t('order.moved', { name, place })),
    },
  );
  const why = can('schedule:write') ? null : t('why.permission');
  const mayChange = why === null;
  const add = (
    <ReasonedButton
      leftSection={<IconPlus size={17} aria-hidden="true" />}
      why={why}
      onClick={() => navigate(paths.newPolicy())}
    >
      {t('policy.add')}
    </ReasonedButton>
  );
  const last = order.shown.length;
  return (
    <Page guide="time" title={t('nav.policies')} text={t('policy.text')} actions={add}>
      <RenewalBar />
      {effect.dialog}
      <Unanswered query={policies} />
      {policies.data && <Unanswered query={things} />}
      {policies.data && things.data !== undefined && <Unanswered query={calendars} />}
      {policies.data && speaker && calendars.data && (
        <Card label={t('nav.policies')}>
          <ol className={ordered['list']}>
            {[...order.shown, ...(rest ? [rest] : [])].map((policy, at) => (
              <PolicyRow
                key={policy.id}
                policy={policy}
                calendar={calendars.data.items.find(({ id }) => id === policy.calendar.id)}
                place={at + 1}
                last={policy.isDefault ? at + 1 : last}
                speaker={speaker}
                mayChange={mayChange}
                order={order}
              />
            ))}
          </ol>
          <VisuallyHidden role="status">{spoken}</VisuallyHidden>
        </Card>
      )}
    </Page>
  );
}
