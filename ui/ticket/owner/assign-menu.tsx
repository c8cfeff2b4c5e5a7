import { Combobox, Tooltip, UnstyledButton, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconUserOff, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { fitting } from '../../../domain/text/fuzzy.ts';
import { whyNot } from '../../command/availability.ts';
import { useCommand } from '../../command/run.ts';
import { candidatesQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useRequests } from '../../keys/requests.ts';
import { useLanguage } from '../../language.tsx';
import { Avatar } from '../../parts/avatar.tsx';
import { NotRead } from '../../parts/not-read.tsx';
import { CandidateOption, TeamOption } from './candidate-option.tsx';
import { type Receiver, TransferDialog } from './transfer-dialog.tsx';
import assign from './assign.module.css';
import classes from '../ticket.module.css';

/** The option that takes the owner off; ids are UUIDs and never equal it. */
const NOBODY = 'nobody';
/** Two frames. */
const SHOWN_MS = 34;

/** Who owns the ticket, and a menu of people and teams to give it to, in the order in which assignment would choose. */
export function AssignMenu({ ticket, opensAtOnce }: { ticket: TicketDetail; opensAtOnce: boolean }) {
  const { t } = useLanguage();
  const { agent: me, can } = useMe();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState<Receiver | null>(null);
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption();
      box.focusTarget();
      setText('');
    },
  });
  const opened = box.dropdownOpened;
  const run = useCommand(ticket.number);
  const query = useQuery({ ...candidatesQuery(ticket.number), enabled: opened });
  const why = whyNot(ticket, 'assign', can, t);
  useRequests(['assign'], () => why === null && box.openDropdown());
  useEffect(() => {
    if (opensAtOnce && why === null) box.openDropdown();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it is asked; `box` is new at each render
  }, [opensAtOnce]);
  // After the options of this text are drawn, so that Enter takes the first of them.
  const { selectFirstOption, focusSearchInput } = box;
  // A field that is not displayed yet takes no focus, and the dropdown appears a frame after it was asked for.
  useEffect(() => {
    if (!opened) return;
    const timer = setTimeout(focusSearchInput, SHOWN_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when it opens; `focusSearchInput` is new at each render
  }, [opened]);
  const count = query.data?.agents.length;
  useEffect(() => {
    if (opened) selectFirstOption();
  }, [text, opened, count, selectFirstOption]);
  const agents = fitting(text, query.data?.agents ?? [], ({ agent }) => agent.name);
  const teams = fitting(text, query.data?.teams ?? [], ({ team }) => team.name);

  const give = (to: Receiver, reason = '') => run({ kind: 'assign', given: { ...to, reason } });
  // Whoever had it, or would have had it in the team, is owed a word; who takes it themselves is not asked.
  const choose = (to: Receiver) => {
    const isTransfer = to.team !== undefined || (ticket.owner !== null && to.agent !== null && to.agent.id !== me.id);
    if (isTransfer) setAsked(to);
    else give(to);
  };
  const submit = (value: string) => {
    box.closeDropdown();
    const agent = agents.find((one) => one.agent.id === value)?.agent;
    const team = teams.find((one) => one.team.id === value)?.team;
    if (agent?.id === ticket.owner?.id && agent !== undefined) return;
    if (value === NOBODY) give({ agent: null });
    else if (agent) choose({ agent });
    else if (team) choose({ agent: null, team });
  };
  const target = (
    <UnstyledButton
      className={classes['property']}
      aria-label={t('assign.is', { name: ticket.owner?.name ?? t('assign.nobody') })}
      aria-disabled={why !== null || undefined}
      aria-haspopup="listbox"
      aria-expanded={opened}
      onClick={() => why === null && box.toggleDropdown()}
    >
      {ticket.owner ? <Avatar name={ticket.owner.name} size={20} /> : <IconUserPlus size={15} aria-hidden="true" />}
      <span>{ticket.owner?.name ?? t('assign.nobody')}</span>
      <IconChevronDown size={14} aria-hidden="true" />
    </UnstyledButton>
  );
  if (why !== null) return <Tooltip label={why}>{target}</Tooltip>;
  return (
    <>
      <Combobox
        store={box}
        onOptionSubmit={submit}
        position="bottom-end"
        width={360}
        shadow="md"
        radius={10}
        withinPortal
      >
        <Combobox.Target targetType="button" withAriaAttributes={false}>
          {target}
        </Combobox.Target>
        <Combobox.Dropdown>
          <Combobox.Search
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            placeholder={t('assign.search')}
            aria-label={t('assign.search')}
          />
          <Combobox.Options className={assign['menu']} aria-label={t('assign.search')}>
            <NotRead query={query} />
            <Combobox.Group label={t('assign.agents')}>
              {agents.map((one) => (
                <Combobox.Option key={one.agent.id} value={one.agent.id} active={ticket.owner?.id === one.agent.id}>
                  <CandidateOption
                    one={one}
                    isMe={one.agent.id === me.id}
                    isOwner={ticket.owner?.id === one.agent.id}
                  />
                </Combobox.Option>
              ))}
            </Combobox.Group>
            <Combobox.Group label={t('assign.teams')}>
              {teams.map((one) => (
                <Combobox.Option key={one.team.id} value={one.team.id}>
                  <TeamOption one={one} />
                </Combobox.Option>
              ))}
            </Combobox.Group>
            {ticket.owner && (
              <Combobox.Option value={NOBODY}>
                <span className={assign['option']}>
                  <span className={assign['face']}>
                    <IconUserOff size={18} aria-hidden="true" />
                  </span>
                  <span>{t('assign.release')}</span>
                </span>
              </Combobox.Option>
            )}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <TransferDialog
        to={asked}
        onClose={() => setAsked(null)}
        onGive={(reason) => {
          if (asked) give(asked, reason);
          setAsked(null);
        }}
      />
    </>
  );
}
