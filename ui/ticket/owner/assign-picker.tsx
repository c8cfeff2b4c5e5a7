import { Combobox, useCombobox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconUserOff } from '@tabler/icons-react';
import { type ReactElement, useEffect, useState } from 'react';
import { fitting } from '../../../domain/text/fuzzy.ts';
import type { Named } from '../../command/row.ts';
import { candidatesQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { type Candidate, CandidateOption, TeamOption } from './candidate-option.tsx';
import type { Receiver } from './transfer-dialog.tsx';
import assign from './assign.module.css';

/** The option that takes the owner off; ids are UUIDs and never equal it. */
const NOBODY = 'nobody';
/** Two frames. */
const SHOWN_MS = 34;
/** What somebody lacks for one ticket says nothing of others. */
const OF_TICKET: readonly Candidate['obstacle'][] = [
  ...(['not-in-team', 'lacks-skill', 'low-level', 'too-junior', 'other-language'] as const),
];

type Props = {
  /** The ticket that people are looked at for; the first of `many`. */
  number: number;
  many?: boolean;
  /** Teams alone, or people as well. */
  offers?: 'all' | 'teams';
  /** The one that has it. */
  team?: Named | null;
  owner: Named | null;
  /** Whether there is an owner to take off. */
  hasOwner: boolean;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  target: ReactElement;
  onChoose: (to: Receiver) => void;
};

/** Whom a ticket, or many, can be given to: people with what they carry, and teams, in the order in which assignment would choose. */
export function AssignPicker(props: Props) {
  const {
    number,
    many = false,
    offers = 'all',
    owner,
    team = null,
    hasOwner,
    opened,
    onOpened,
    target,
    onChoose,
  } = props;
  const { t } = useLanguage();
  const { agent: me } = useMe();
  const [text, setText] = useState('');
  const [wasOpened, setWasOpened] = useState(opened);
  if (wasOpened !== opened) {
    setWasOpened(opened);
    setText('');
  }
  const box = useCombobox({
    opened,
    onOpenedChange: onOpened,
    onDropdownClose: () => {
      box.resetSelectedOption();
      box.focusTarget();
    },
  });
  const query = useQuery({ ...candidatesQuery(number), enabled: opened });
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
  const search = t(offers === 'teams' ? 'team.search' : 'assign.search');
  const agents = fitting(text, offers === 'teams' ? [] : (query.data?.agents ?? []), ({ agent }) => agent.name);
  const teams = fitting(text, query.data?.teams ?? [], ({ team }) => team.name);
  const submit = (value: string) => {
    box.closeDropdown();
    const agent = agents.find((one) => one.agent.id === value)?.agent;
    const to = teams.find((one) => one.team.id === value)?.team;
    if (value === NOBODY) onChoose({ agent: null });
    else if (agent) onChoose({ agent });
    else if (to) onChoose({ agent: null, team: to });
  };
  return (
    <Combobox
      store={box}
      onOptionSubmit={submit}
      position={many ? 'top-start' : 'bottom-end'}
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
          placeholder={search}
          aria-label={search}
        />
        <Combobox.Options className={assign['menu']} aria-label={search}>
          <NotRead query={query} />
          {offers === 'all' && (
            <Combobox.Group label={t('assign.agents')}>
              {agents.map((one) => (
                <Combobox.Option key={one.agent.id} value={one.agent.id} active={owner?.id === one.agent.id}>
                  <CandidateOption
                    one={many && OF_TICKET.includes(one.obstacle) ? { ...one, obstacle: null } : one}
                    isMe={one.agent.id === me.id}
                    isOwner={owner?.id === one.agent.id}
                  />
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
          <Combobox.Group label={t('assign.teams')}>
            {teams.map((one) => (
              <Combobox.Option key={one.team.id} value={one.team.id} active={team?.id === one.team.id}>
                <TeamOption one={one} isIts={team?.id === one.team.id} />
              </Combobox.Option>
            ))}
          </Combobox.Group>
          {hasOwner && offers === 'all' && (
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
  );
}
