import { Button, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowsSplit2, IconBan, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../data/client.ts';
import { rulesQuery } from '../data/rule-queries.ts';
import { keys } from '../data/queries.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { paths } from '../paths.ts';
import { Card, Page } from '../shell/page.tsx';
import { BlockedDialog } from './blocked-dialog.tsx';
import { BlockedRow } from './blocked-row.tsx';
import { KindsCard } from './kinds-card.tsx';
import { RuleRow } from './rule-row.tsx';
import { TextsCard } from './texts-card.tsx';
import { useSpeaker } from '../condition/use-speaker.ts';
import { useOrder } from '../parts/order/use-order.ts';
import ordered from '../parts/order/ordered.module.css';

/** The rules in the order in which they are asked, each in one sentence; leads and administrators change them. */
export default function RulesPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const [, navigate] = useLocation();
  const rules = useQuery(rulesQuery);
  const { speaker, query: things } = useSpeaker();
  const [spoken, speak] = useState('');
  const [blocks, setBlocks] = useState(false);
  const items = rules.data?.items ?? [];
  // The rule of the blocked senders is asked first and stays there.
  const kept = items.find(({ keeps }) => keeps !== null);
  const kepts = kept === undefined ? [] : [kept.id];
  const order = useOrder(
    items.filter(({ keeps }) => keeps === null),
    {
      // Those that a list keeps come first, and are named with the others.
      give: (ids) => call('orderRules', { body: { ids: [...kepts, ...ids] } }),
      renews: keys.rules,
      moved: (name, place) => speak(t('order.moved', { name, place })),
    },
  );
  const why = can('routing:write') ? null : t('why.permission');
  const actions = (
    <>
      <ReasonedButton
        variant="default"
        leftSection={<IconBan size={17} aria-hidden="true" />}
        why={why}
        onClick={() => setBlocks(true)}
      >
        {t('blocked.title')}
      </ReasonedButton>
      <ReasonedButton
        leftSection={<IconPlus size={17} aria-hidden="true" />}
        why={why}
        onClick={() => navigate(paths.newRule())}
      >
        {t('rules.add')}
      </ReasonedButton>
    </>
  );
  return (
    <Page guide="rules" title={t('nav.rules')} text={t('rules.text')} actions={actions}>
      <Unanswered query={rules} />
      {rules.data && <Unanswered query={things} />}
      {rules.data && speaker && (
        <Card label={t('nav.rules')}>
          {items.length === 0 && (
            <Empty
              icon={IconArrowsSplit2}
              title={t('rules.none')}
              action={why === null && <Button onClick={() => navigate(paths.newRule())}>{t('rules.add')}</Button>}
            >
              {t('rules.none.text')}
            </Empty>
          )}
          {kept !== undefined && <BlockedRow rule={kept} onOpen={why === null ? () => setBlocks(true) : null} />}
          <ol className={ordered['list']}>
            {order.shown.map((rule, at) => (
              <RuleRow
                key={rule.id}
                rule={rule}
                place={at + 1}
                last={order.shown.length}
                speaker={speaker}
                mayChange={why === null}
                order={order}
              />
            ))}
          </ol>
          <VisuallyHidden role="status">{spoken}</VisuallyHidden>
        </Card>
      )}
      {speaker && <TextsCard why={why} />}
      {speaker && <KindsCard why={why} />}
      {blocks && <BlockedDialog onClose={() => setBlocks(false)} />}
    </Page>
  );
}
