import { Select, Switch, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useLanguage } from '../language.tsx';
import { Card } from '../shell/page.tsx';
import { useMe } from '../door/session.tsx';
import { setSingleKeys, singleKeysOn } from '../keys/single-keys.ts';
import { setWhatNext, WHAT_NEXT, whatNext } from '../keys/what-next.ts';
import classes from '../parts/settings.module.css';

/** Single letters as commands, on or off; kept at once, in this browser. */
export function KeysCard() {
  const { t } = useLanguage();
  const { agent } = useMe();
  const [on, setOn] = useState(() => singleKeysOn(agent.id));
  const [next, setNext] = useState(() => whatNext(agent.id));
  return (
    <Card label={t('help.title')}>
      <div className={classes['form']} style={{ padding: 24, maxWidth: 560 }}>
        <div>
          <Title order={2} size={16}>
            {t('help.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('keys.text')}
          </Text>
        </div>
        <Switch
          label={t('keys.single')}
          checked={on}
          onChange={(event) => {
            setOn(event.currentTarget.checked);
            setSingleKeys(agent.id, event.currentTarget.checked);
          }}
        />
        <Select
          label={t('keys.next')}
          value={next}
          data={WHAT_NEXT.map((one) => ({ value: one, label: t(`keys.next.${one}`) }))}
          allowDeselect={false}
          onChange={(value) => {
            const chosen = WHAT_NEXT.find((one) => one === value) ?? 'next';
            setNext(chosen);
            setWhatNext(agent.id, chosen);
          }}
        />
      </div>
    </Card>
  );
}
