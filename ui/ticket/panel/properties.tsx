import { CopyButton, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { showCode } from '../../../domain/mail/code.ts';
import type { AgentCommandKind } from '../../../domain/ticket/commands.ts';
import { PRIORITIES, TICKET_TYPES, type Priority, type TicketType } from '../../../domain/ticket/ticket.ts';
import { useCommand } from '../../command/run.ts';
import { useLanguage } from '../../language.tsx';
import { AskedMenu } from '../../parts/menu/asked-menu.tsx';
import { Hint } from '../../parts/button/hint.tsx';
import { PriorityMark } from '../../parts/chip/priority-mark.tsx';
import { ArchiveChip, StateChip } from '../../parts/chip/state-chip.tsx';
import { useMe } from '../../door/session.tsx';
import { useRequests } from '../../keys/requests.ts';
import type { TicketDetail } from '../../data/types.ts';
import { Alarms } from '../head/alarms.tsx';
import { AssignMenu, TeamMenu } from '../owner/assign-menu.tsx';
import { whyNot } from '../../command/availability.ts';
import { Clocks } from '../time/clocks.tsx';
import { PromiseLines } from '../promise/promise-line.tsx';
import { QueueLine } from '../owner/queue-line.tsx';
import { TicketFields } from '../custom/ticket-fields.tsx';
import { SuggestedType } from './suggested-type.tsx';
import { SummaryField } from './summary-field.tsx';
import { TagsButton } from './tags-button.tsx';
import type { Chosen } from './use-panel.ts';
import { WorkflowLink } from './workflow-link.tsx';
import { BareButton } from '../../parts/button/bare-button.tsx';
import { IconButton } from '../../parts/button/icon-button.tsx';
import panel from './panel.module.css';
import classes from '../ticket.module.css';

const NONE = 'none';

type Props = { ticket: TicketDetail; asked: Chosen | null; onWhy: () => void };

/** State, owner, team, priority, type and tags, what is promised, and what the ticket is called; what can be chosen is a button. */
export function Properties({ ticket, asked, onWhy }: Props) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const setType = (type: TicketType | null) => run({ kind: 'set-type', given: { type } });
  const setPriority = (priority: Priority) => run({ kind: 'set-priority', given: { priority } });
  const priority = t(`priority.${ticket.priority}`);
  const type = ticket.type ? t(`type.${ticket.type}`) : null;
  return (
    <section className={panel['properties']} aria-label={t('panel.properties')}>
      <SummaryField ticket={ticket} />
      <dl>
        <Row name={t('panel.state')}>
          <span className={panel['chips']}>
            <StateChip state={ticket.state} waitingFor={ticket.waitingFor} sendsNext={ticket.sendsNext} />
            {ticket.archived && <ArchiveChip />}
            <Alarms ticket={ticket} />
          </span>
        </Row>
        <Row name={t('panel.owner')}>
          <AssignMenu ticket={ticket} opensAtOnce={asked === 'assign'} />
          <QueueLine ticket={ticket} />
        </Row>
        <Row name={t('panel.team')}>
          <TeamMenu ticket={ticket} />
        </Row>
        <Row name={t('panel.priority')}>
          <Property
            label={t('priority.is', { priority })}
            opensBy="set-priority"
            opensAtOnce={asked === 'set-priority'}
            why={whyNot(ticket, 'set-priority', can, t)}
            words={
              <>
                <PriorityMark priority={ticket.priority} labelled />
                {priority}
              </>
            }
          >
            <Menu.RadioGroup value={ticket.priority} onChange={(value) => setPriority(value as Priority)}>
              {PRIORITIES.map((priority) => (
                <Menu.RadioItem
                  key={priority}
                  value={priority}
                  closeMenuOnClick
                  data-autofocus={priority === ticket.priority || undefined}
                >
                  <span className={classes['choice']}>
                    <PriorityMark priority={priority} labelled /> {t(`priority.${priority}`)}
                  </span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Property>
        </Row>
        <Row name={t('panel.type')}>
          <Property
            label={t('type.is', { type: type ?? t('type.none') })}
            why={whyNot(ticket, 'set-type', can, t)}
            // A suggestion comes a moment later, and stands beside it without moving what is below.
            words={type ?? <span className={classes['unset']}>–</span>}
          >
            <Menu.RadioGroup
              value={ticket.type ?? NONE}
              onChange={(value) => setType(value === NONE ? null : (value as TicketType))}
            >
              {[...TICKET_TYPES, NONE].map((type) => (
                <Menu.RadioItem
                  key={type}
                  value={type}
                  closeMenuOnClick
                  data-autofocus={type === (ticket.type ?? NONE) || undefined}
                >
                  {t(`type.${type}`)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Property>
          <SuggestedType ticket={ticket} />
        </Row>
        <Row name={t('tags.title')}>
          <TagsButton ticket={ticket} opensAtOnce={asked === 'tag'} />
        </Row>
        <TicketFields ticket={ticket} row={(name, value) => <Row name={name}>{value}</Row>} />
        <Clocks ticket={ticket} onWhy={onWhy} />
      </dl>
      <PromiseLines ticket={ticket} />
      <dl>
        <Row name={t('panel.number')}>
          <span className={panel['plain']}>
            #{ticket.number} <WorkflowLink number={ticket.number} />
          </span>
        </Row>
        <Row name={t('panel.code')}>
          <Code code={showCode(ticket.code)} />
        </Row>
        {ticket.mailbox && (
          <Row name={t('panel.mailbox')}>
            <span className={panel['plain']}>{ticket.mailbox.address}</span>
          </Row>
        )}
      </dl>
    </section>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={panel['row']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a customer may be asked for on the telephone. */
function Code({ code }: { code: string }) {
  const { t } = useLanguage();
  return (
    <span className={panel['plain']}>
      <code className={panel['code']}>{code}</code>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <IconButton
            size={22}
            aria-label={t('ticket.copy-code')}
            title={copied ? t('copied') : t('ticket.copy-code')}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </IconButton>
        )}
      </CopyButton>
    </span>
  );
}

type PropertyProps = {
  label: string;
  why: string | null;
  words: ReactNode;
  children: ReactNode;
  /** The command whose key opens it. */
  opensBy?: AgentCommandKind;
  opensAtOnce?: boolean;
};

/** A property with its choices; one that cannot be changed stays within reach of the keyboard and says why. */
function Property({ label, why, words, children, opensBy, opensAtOnce = false }: PropertyProps) {
  const [opened, setOpened] = useState(opensAtOnce);
  useRequests(opensBy === undefined ? [] : [opensBy], () => setOpened(true));
  const button = (
    <BareButton className={classes['property']} aria-label={label} aria-disabled={why !== null || undefined}>
      {words}
      <IconChevronDown size={14} aria-hidden="true" />
    </BareButton>
  );
  if (why !== null) return <Hint label={why}>{button}</Hint>;
  return (
    <AskedMenu button={button} opened={opened} onChange={setOpened}>
      {() => children}
    </AskedMenu>
  );
}
