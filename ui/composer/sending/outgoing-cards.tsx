import { Button, Loader } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { dayTime } from '../../time.ts';
import { giveBack } from '../draft/drafts.ts';
import { dropOutgoing, isOld, keepOutgoing, type Outgoing, useOutgoing } from './outgoing.ts';
import { refuse } from './refusals.ts';
import classes from './outgoing.module.css';

/** At the end of the thread: what was sent off and stands nowhere else yet. */
export function OutgoingCards({ number }: { number: number }) {
  const { agent } = useMe();
  return useOutgoing(agent.id)
    .filter((one) => one.number === number)
    .map((one) => <Card key={one.key} one={one} agent={agent.id} />);
}

function Card({ one, agent }: { one: Outgoing; agent: string }) {
  const { t, language } = useLanguage();
  const now = useNow();
  const sendAt = one.tab === 'reply' ? one.body.sendAt : undefined;
  const old = one.state === 'waiting' && isOld(one, now);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    card.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const edit = () => {
    dropOutgoing(agent, one);
    giveBack(agent, one.number, one.tab, one.draft);
    refuse(agent, one.number, { tab: one.tab, concerns: [] });
  };
  const why = () => {
    if (one.state === 'sending' && sendAt !== undefined)
      return t('outgoing.scheduling', { time: dayTime(sendAt, now, language) });
    if (one.state === 'sending') return t(one.tab === 'note' ? 'outgoing.saving' : 'outgoing.sending');
    if (old) return t('outgoing.old');
    return t(one.mayEdit ? 'outgoing.waiting' : 'outgoing.lost');
  };
  return (
    <article ref={card} className={classes['card']} data-tab={one.tab} aria-label={t(`outgoing.${one.tab}`)}>
      <div className={classes['words']} dir="auto">
        {one.body.text}
      </div>
      <div className={classes['foot']} role="status">
        {one.state === 'sending' ? <Loader size={14} /> : <IconCloudOff size={15} aria-hidden="true" />}
        <span>{why()}</span>
        {old && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => keepOutgoing(agent, { ...one, state: 'sending', at: Date.now() })}
          >
            {t('outgoing.send')}
          </Button>
        )}
        {one.state === 'waiting' && one.mayEdit && (
          <Button size="compact-xs" variant="subtle" color="gray" onClick={edit}>
            {t('outgoing.edit')}
          </Button>
        )}
      </div>
    </article>
  );
}
