import { ActionIcon, Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconDots, IconUserCheck, IconX } from '@tabler/icons-react';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { whyNot } from '../../command/availability.ts';
import { patchTicket, useCommand } from '../../command/run.ts';
import { call } from '../../data/client.ts';
import { useLanguage } from '../../language.tsx';
import { useMe } from '../../door/session.tsx';
import { toastFailure } from '../../toast.ts';
import type { TicketDetail } from '../../data/types.ts';
import panel from './contact-panel.module.css';
import classes from '../thread/recipients.module.css';

/** Who else may write on the ticket: taken off here, added by writing to them. */
export function Participants({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const run = useCommand(ticket.number);
  const { participants } = ticket.addressing;
  const keep = useMutation({
    mutationFn: (people: { name: string; address: string }[]) =>
      call('setParticipants', { params: { number: ticket.number }, body: { participants: people } }),
    onSuccess: (addressing) => patchTicket(client, ticket.number, { addressing }),
    onError: (error) => toastFailure(error, t),
  });
  if (participants.length === 0) return null;
  const mayChange = whyNot(ticket, 'set-participants', can, t) === null;
  return (
    <section aria-label={t('participants')}>
      <h3 className={panel['sub']}>{t('participants')}</h3>
      <ul className={classes['people']}>
        {participants.map(({ name, address }) => (
          <li key={address}>
            <span>
              <bdi>{name || shownAddress(address)}</bdi>
              {name && <small>{shownAddress(address)}</small>}
            </span>
            {mayChange && (
              <Menu position="bottom-end" shadow="md">
                <Menu.Target>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('participants.more', { name: name || address })}
                  >
                    <IconDots size={16} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<IconUserCheck size={16} aria-hidden="true" />}
                    onClick={() => run({ kind: 'set-requester', given: { name, address } })}
                  >
                    {t('recipients.make-requester')}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconX size={16} aria-hidden="true" />}
                    onClick={() =>
                      keep.mutate(
                        participants
                          .filter((one) => one.address !== address)
                          .map((one) => ({ name: one.name, address: one.address })),
                      )
                    }
                  >
                    {t('participants.remove')}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
