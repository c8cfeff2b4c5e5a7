import { Button } from '@mantine/core';
import { IconBan, IconCheck, IconClock, IconHelpCircle, IconLoader2, IconMailX, type Icon } from '@tabler/icons-react';
import { SEND_STATES } from '../../../domain/mail/outbox.ts';
import { useTakeBack } from '../../composer/sending/held.ts';
import { useLanguage } from '../../language.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { useMe } from '../../door/session.tsx';
import type { Delivery, TicketDetail } from '../../data/types.ts';
import { whyNot } from '../../command/availability.ts';
import { useTimeWords } from '../../parts/print/paper.ts';
import { undelivered } from './undelivered.ts';
import { UndeliveredPerson } from './undelivered-person.tsx';
import { useResend } from './use-resend.ts';
import classes from './delivery.module.css';

const LOOK: Record<Delivery['state'], { icon: Icon; tone: 'plain' | 'good' | 'warn' | 'danger' }> = {
  held: { icon: IconClock, tone: 'plain' },
  queued: { icon: IconLoader2, tone: 'plain' },
  sending: { icon: IconLoader2, tone: 'plain' },
  sent: { icon: IconCheck, tone: 'good' },
  deferred: { icon: IconClock, tone: 'warn' },
  rejected: { icon: IconMailX, tone: 'danger' },
  unknown: { icon: IconHelpCircle, tone: 'danger' },
  bounced: { icon: IconMailX, tone: 'danger' },
  halted: { icon: IconBan, tone: 'plain' },
  cancelled: { icon: IconBan, tone: 'plain' },
};

/** States that a wrong address explains. */
const NOT_THERE: readonly string[] = ['rejected', 'bounced'];

/** States of which it matters that others have the mail. */
const isTold = (state: Delivery['state']): state is 'bounced' | 'rejected' =>
  state === 'bounced' || state === 'rejected';

/** What became of a mail we wrote; where a person must decide, why, and the button to do it. */
export function DeliveryLine({ delivery, number, state }: { delivery: Delivery; number: number; state: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const words = useTimeWords();
  const resend = useResend(delivery.outboxId, number);
  const back = useTakeBack();
  const { icon: Picture, tone } = LOOK[delivery.state];
  const time = delivery.state === 'deferred' ? delivery.nextTryAt : delivery.sentAt;
  const isTrouble = SEND_STATES[delivery.state].waitsForPerson || delivery.state === 'deferred';
  const { people, some } = undelivered(delivery);
  const { mayCancel, mayResend } = SEND_STATES[delivery.state];
  const mayUndo = mayCancel && can('ticket:write');
  const whyNotResend = whyNot(state, 'resend', can, t);
  return (
    <footer className={classes['delivery']} data-tone={tone}>
      <Picture
        size={15}
        aria-hidden="true"
        className={delivery.state === 'sending' || delivery.state === 'queued' ? classes['spin'] : undefined}
      />
      <div>
        <span className={classes['deliveryState']}>
          {t(some && isTold(delivery.state) ? `delivery.${delivery.state}.some` : `delivery.${delivery.state}`)}
          {time && ` · ${delivery.state === 'deferred' ? t('delivery.next', { time: words(time) }) : words(time)}`}
        </span>
        {isTrouble && <span className={classes['why']}>{t(`delivery.${delivery.state}.why`)}</span>}
        {isTrouble && people.length > 0 ? (
          <ul className={classes['undelivered']} aria-label={t('delivery.undelivered')}>
            {people.map((person) => (
              <UndeliveredPerson
                key={person.address}
                person={person}
                fate={t(`delivery.${person.state as Delivery['state']}`)}
                outbox={delivery.outboxId}
                number={number}
                mayCorrect={
                  mayResend && whyNotResend === null && can('contact:write') && NOT_THERE.includes(person.state)
                }
              />
            ))}
          </ul>
        ) : (
          isTrouble && delivery.response && <code className={classes['response']}>{delivery.response}</code>
        )}
        {(mayResend || mayUndo) && (
          <div className={classes['decide']}>
            {mayResend && (
              <ReasonedButton
                size="compact-sm"
                variant="default"
                why={whyNotResend}
                loading={resend.isPending}
                onClick={() => resend.mutate()}
              >
                {t('delivery.resend')}
              </ReasonedButton>
            )}
            {mayUndo && (
              <Button
                size="compact-sm"
                variant="default"
                loading={back.isPending}
                onClick={() => back.mutate({ outbox: delivery.outboxId, number, stays: true })}
              >
                {t('delivery.undo')}
              </Button>
            )}
          </div>
        )}
      </div>
    </footer>
  );
}
