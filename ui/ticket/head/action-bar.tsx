import { Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState, type ComponentType, type ReactNode } from 'react';
import { whyNot } from '../../command/availability.ts';
import { dealtWith } from '../../command/dealt-with.ts';
import { OFFERS, type Listed } from '../../command/offers.ts';
import { useMissing } from '../../command/missing.tsx';
import { useCommand } from '../../command/run.ts';
import type { Asking } from '../../command/table.ts';
import type { Given, Run } from '../../command/row.ts';
import { closes } from '../../../domain/ticket/custom/required.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useOwnLead } from '../../keys/filling.ts';
import { useRequests } from '../../keys/requests.ts';
import { useLanguage } from '../../language.tsx';
import { AskedMenu } from '../../parts/menu/asked-menu.tsx';
import { KeyBeside } from '../../parts/button/key-beside.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { useShell } from '../../shell/shell.tsx';
import { BlockDialog, BlockItem } from '../sender/block-sender.tsx';
import { CONFIRMED, type Confirmed, UnansweredDialog } from './confirm-dialog.tsx';
import { PromiseArchive } from '../promise/promise-archive.tsx';
import { PromiseDialog } from '../promise/promise-dialog.tsx';
import { SnoozeDialog } from '../time/snooze-dialog.tsx';
import { WaitDialog } from '../time/wait-dialog.tsx';
import { IconButton } from '../../parts/button/icon-button.tsx';
import { dropLayer } from '../../typing.ts';
import classes from '../ticket.module.css';

type Form = Asking<'form'>;
type FormProps<Kind extends Form> = {
  ticket: TicketDetail;
  opened: boolean;
  onClose: () => void;
  onGive: (given: Given[Kind]) => void;
};

/** The form of each command that asks for one. */
const FORMS: { [Kind in Form]: ComponentType<FormProps<Kind>> } = {
  snooze: SnoozeDialog,
  wait: WaitDialog,
  promise: PromiseDialog,
};
const FORM_KINDS = Object.keys(FORMS) as Form[];

const ASKED = [...FORM_KINDS, ...CONFIRMED];
/** What takes a ticket off one's hands. */
const ENDS: readonly Listed['kind'][] = OFFERS.flatMap(({ kind, isEnd }) => (isEnd ? [kind] : []));

const BUTTONS = OFFERS.flatMap((offer) => (offer.button ? [{ ...offer, button: offer.button }] : [])).sort(
  (a, b) => a.button.place - b.button.place,
);
const MENU = OFFERS.flatMap((offer) => (offer.menu ? [{ ...offer, menu: offer.menu }] : [])).sort(
  (a, b) => a.menu - b.menu,
);

/**
 * What can be done with the ticket: the next step as a button, the rest in a menu, at its end `items` of its page; what cannot be done
 * says why.
 */
export function ActionBar({ ticket, items }: { ticket: TicketDetail; items: ReactNode }) {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const { width } = useShell();
  const run = useCommand(ticket.number);
  const [filling, setFilling] = useState<Form | null>(null);
  /** A form is made when it is first asked for, and then stays, as it closes with a movement. */
  const [made, setMade] = useState<readonly Form[]>([]);
  if (filling !== null && !made.includes(filling)) setMade([...made, filling]);
  const [blocks, setBlocks] = useState(false);
  const [confirming, setConfirming] = useState<Confirmed | null>(null);
  const isOpen = ticket.state !== 'closed';
  const why = (kind: Listed['kind']) => whyNot(ticket, kind, can, t);
  /** Whoever works by keyboard goes on to the next ticket. */
  const [byKey, setByKey] = useState(false);
  const owes = ticket.promises.length > 0;
  const missing = useMissing(ticket);
  useOwnLead(missing.fill);
  const give = (command: Run, isByKey = byKey) => {
    run(command);
    if (isByKey && ENDS.includes(command.kind)) dealtWith(ticket.number);
  };
  const press = ({ kind, asks, unanswered, run: ready }: Listed, isByKey = false) => {
    setByKey(isByKey);
    // Nothing opens, and the next key means the page again.
    if (closes(kind) && missing.refuses()) return dropLayer();
    if (asks === 'form') return setFilling(kind as Form);
    if ((kind === 'archive' && owes) || unanswered?.(ticket)) return setConfirming(kind as Confirmed);
    const command = ready(ticket, agent);
    if (command !== null) give(command, isByKey);
  };
  useRequests(ASKED, (kind) => {
    const offer = OFFERS.find((one) => one.id === kind);
    if (offer === undefined || why(kind) !== null) dropLayer();
    else press(offer, true);
  });
  return (
    <div className={classes['actions']}>
      {BUTTONS.filter(({ button }) => button.on(ticket)).map((offer) => (
        <ReasonedButton
          // What follows another at its place takes over its focus too.
          key={offer.button.place}
          variant={offer.button.look}
          size="xs"
          leftSection={<offer.icon size={15} aria-hidden="true" />}
          why={why(offer.kind)}
          onClick={() => press(offer)}
        >
          {offer.label(t, ticket)}
        </ReasonedButton>
      ))}
      <AskedMenu
        position="bottom-end"
        width={width === 'narrow' ? 260 : 290}
        button={
          <IconButton isFramed size={30} aria-label={t('action.more')}>
            <IconDots size={16} />
          </IconButton>
        }
      >
        {() => (
          <>
            {MENU.map((offer) => {
              const reason = why(offer.kind);
              return (
                <Menu.Item
                  key={offer.id}
                  leftSection={<offer.icon size={17} />}
                  rightSection={offer.key && <KeyBeside letter={offer.key.letter} />}
                  aria-disabled={reason !== null || undefined}
                  closeMenuOnClick={reason === null}
                  onClick={() => reason === null && press(offer)}
                >
                  <span className={reason ? classes['unset'] : undefined}>{offer.label(t, ticket)}</span>
                  {reason && <span className={classes['reason']}>{reason}</span>}
                </Menu.Item>
              );
            })}
            {(isOpen || ticket.closedAs === 'spam') && (
              <BlockItem address={ticket.contact.address} onChoose={() => setBlocks(true)} />
            )}
            <Menu.Divider />
            {items}
          </>
        )}
      </AskedMenu>
      {blocks && (
        <BlockDialog
          number={ticket.number}
          address={ticket.contact.address}
          onSpam={isOpen ? () => run({ kind: 'mark-spam', given: null }) : null}
          onClose={() => setBlocks(false)}
        />
      )}
      <UnansweredDialog
        opened={confirming === 'resolve'}
        onClose={() => setConfirming(null)}
        onConfirm={() => give({ kind: 'resolve', given: null })}
      />
      <PromiseArchive
        ticket={ticket}
        opened={confirming === 'archive'}
        onClose={() => setConfirming(null)}
        onArchive={() => give({ kind: 'archive', given: null })}
      />
      {made.map((kind) => {
        const FormOf = FORMS[kind];
        return (
          <FormOf
            key={kind}
            ticket={ticket}
            opened={filling === kind}
            onClose={() => setFilling(null)}
            onGive={(given) => give({ kind, given } as Run)}
          />
        );
      })}
    </div>
  );
}
