import { ActionIcon, Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import {
  IconArchive,
  IconArrowBackUp,
  IconBellOff,
  IconBellZ,
  IconCircleCheck,
  IconDots,
  IconMailOff,
  IconUserPlus,
} from '@tabler/icons-react';
import { useCommand } from '../command/run.ts';
import { useLanguage } from '../language.tsx';
import { ReasonedButton } from '../parts/reasoned-button.tsx';
import { useMe } from '../door/session.tsx';
import { useShell } from '../shell/shell.tsx';
import type { TicketDetail } from '../data/types.ts';
import { whyNot } from '../command/availability.ts';
import { ConfirmDialog, type Confirmed } from './confirm-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import { useSignal } from '../keys/requests.ts';
import classes from './ticket.module.css';

/** What can be done with the ticket: the next step as a button, the rest in a menu; what cannot be done says why. */
export function ActionBar({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const { width } = useShell();
  const run = useCommand(ticket.number);
  const [snoozing, snooze] = useDisclosure(false);
  const why = (kind: Parameters<typeof whyNot>[1]) => whyNot(ticket, kind, can, t);
  useSignal('snooze', () => why('snooze') === null && snooze.open());
  const [confirming, confirm] = useState<Confirmed | null>(null);
  useSignal('resolve', () => why('resolve') === null && confirm('resolve'));
  useSignal('archive', () => why('archive') === null && confirm('archive'));
  const small = width === 'narrow';
  const rest = [
    {
      kind: 'archive',
      label: t('action.archive'),
      icon: IconArchive,
      run: () => run({ route: 'archive', patch: { state: 'closed', closedAs: 'archived' }, done: t('done.archived') }),
    },
    {
      kind: 'mark-spam',
      label: t('action.spam'),
      icon: IconMailOff,
      run: () => run({ route: 'markSpam', patch: { state: 'closed', closedAs: 'spam' }, done: t('done.spam') }),
    },
    {
      kind: 'reopen',
      label: t('action.reopen'),
      icon: IconArrowBackUp,
      run: () => run({ route: 'reopen', patch: { state: 'assigned', closedAs: null }, done: t('done.reopened') }),
    },
  ] as const;
  const resolve = () =>
    run({ route: 'resolve', patch: { state: 'resolved-pending-confirmation' }, done: t('done.resolved') });
  return (
    <div className={classes['actions']}>
      {!ticket.owner && ticket.state !== 'closed' && (
        <ReasonedButton
          variant="light"
          size="xs"
          leftSection={<IconUserPlus size={15} aria-hidden="true" />}
          why={why('assign')}
          onClick={() =>
            run({
              route: 'setAssignee',
              body: { agent: agent.id },
              patch: { owner: { id: agent.id, name: agent.name } },
              done: t('done.taken'),
            })
          }
        >
          {t('action.take')}
        </ReasonedButton>
      )}
      {ticket.snooze ? (
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconBellOff size={15} aria-hidden="true" />}
          why={why('wake')}
          onClick={() => run({ route: 'wake', patch: { snooze: null } })}
        >
          {t('action.wake')}
        </ReasonedButton>
      ) : (
        <ReasonedButton
          variant="default"
          size="xs"
          leftSection={<IconBellZ size={15} aria-hidden="true" />}
          why={why('snooze')}
          onClick={snooze.open}
        >
          {t('action.snooze')}
        </ReasonedButton>
      )}
      {ticket.state === 'closed' ? (
        <ReasonedButton
          size="xs"
          leftSection={<IconArrowBackUp size={15} aria-hidden="true" />}
          why={why('reopen')}
          onClick={rest[2].run}
        >
          {t('action.reopen')}
        </ReasonedButton>
      ) : (
        <ReasonedButton
          size="xs"
          leftSection={<IconCircleCheck size={15} aria-hidden="true" />}
          why={why('resolve')}
          onClick={resolve}
        >
          {t('action.resolve')}
        </ReasonedButton>
      )}
      <Menu position="bottom-end" width={small ? 260 : 290}>
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('action.more')}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map(({ kind, label, icon: Picture, run: act }) => {
            const reason = why(kind);
            return (
              <Menu.Item
                key={kind}
                leftSection={<Picture size={17} />}
                aria-disabled={reason !== null || undefined}
                closeMenuOnClick={reason === null}
                onClick={() => reason === null && act()}
              >
                <span className={reason ? classes['unset'] : undefined}>{label}</span>
                {reason && <span className={classes['reason']}>{reason}</span>}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        asked={confirming}
        onClose={() => confirm(null)}
        onConfirm={(what) => (what === 'resolve' ? resolve() : rest[0].run())}
      />
      <SnoozeDialog
        opened={snoozing}
        onClose={snooze.close}
        onSnooze={(body) =>
          run({
            route: 'snooze',
            body,
            patch: { snooze: { until: body.until, dueAt: body.dueAt, reason: body.reason } },
            done: t('done.snoozed'),
          })
        }
      />
    </div>
  );
}
