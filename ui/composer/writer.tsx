import { Alert, Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { dealtWith } from '../command/dealt-with.ts';
import { changesOf } from '../../domain/mail/template/canned-actions.ts';
import { useMissing } from '../command/missing.tsx';
import { useLanguage } from '../language.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { dropTyped, fieldComes, isBehind, quiet } from '../typing.ts';
import { useTyping } from '../data/looking.ts';
import type { TicketDetail } from '../data/types.ts';
import { DraftConflict } from './draft/draft-conflict.tsx';
import { useDraft, type Tab } from './draft/drafts.ts';
import { Field } from './editor/field.tsx';
import { Files } from './files.tsx';
import { LaterDialog } from './sending/later-dialog.tsx';
import { recipientsOf, wrongField } from './recipients.ts';
import type { Again } from './sending/refusals.ts';
import { RecipientFields } from './recipients.tsx';
import { Signature } from './signature.tsx';
import { SendButton } from './sending/send-button.tsx';
import { useAttaching } from './use-attaching.tsx';
import { useUploads } from './uploads.ts';
import { thenOf } from '../../domain/mail/template/canned-actions.ts';
import type { Then } from '../../domain/ticket/event.ts';
import { useCanned } from './canned/use-canned.tsx';
import { useArrived } from './sending/use-arrived.ts';
import { type Confirmed, useAsking } from './sending/use-asking.tsx';
import { Keeps } from './keeps.tsx';
import { useAnswer, useRemarks } from './remarks/use-remarks.tsx';
import { useSend } from './sending/use-send.ts';
import { useSubject } from './subject-field.tsx';
import { WriterHead } from './writer-head.tsx';
import classes from './composer.module.css';

/** Who types on when the writer closes by itself does not mean the ticket. */
const AFTER_MS = 1_000;

const isSubjectKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && shiftKey && !altKey;

const COLLEAGUE = { reply: 'composer.colleague', note: 'composer.colleague-note' } as const;

type Props = {
  ticket: TicketDetail;
  tab: Tab;
  why: Record<Tab, string | null>;
  onTab: (tab: Tab) => void;
  onClose: () => void;
};

/** Writes a reply or a note: two drafts, two looks, two endpoints, so that neither can become the other. */
export function Writer({ ticket, tab, why, onTab, onClose }: Props) {
  const { t } = useLanguage();
  const hand = useDraft(ticket.number, tab);
  const { draft, change } = hand;
  const [then, setThen] = useState<Then>(() => thenOf(draft.actions) ?? 'await');
  const canned = useCanned(ticket, tab, hand, setThen);
  const remarks = useRemarks(useAnswer(ticket), tab, draft, canned);
  /** Promises that this answer does not keep, as the agent says. */
  const [unkept, setUnkept] = useState<string[]>([]);
  const keeps = ticket.promises.flatMap(({ id }) => (unkept.includes(id) ? [] : [id]));
  const [insisted, setInsisted] = useState(false);
  const arrived = useArrived(ticket.number, tab, hand);
  const { uploads, add, dismiss } = useUploads(draft.files, (file) =>
    change((now) => ({ files: [...now.files, file], lastSeen: now.lastSeen ?? arrived.seen })),
  );
  const typed = useTyping(ticket.number, tab);
  const { section, close } = useKeys(onClose);
  const send = useSend(ticket, tab, hand);
  const missing = useMissing(ticket, changesOf(draft.actions));
  const [choosing, setChoosing] = useState(false);
  const attaching = useAttaching(add, classes['attach']);
  const attached = draft.files.some((file) => !file.inline) || uploads.length > 0;
  const whyNot = (text: string): string | null => {
    if (uploads.some((one) => one.error === null)) return t('composer.still-uploading');
    const wrong = tab === 'reply' ? wrongField(hand.latest(), ticket) : null;
    if (wrong?.why === 'none') return t('recipients.none');
    if (wrong) return t('recipients.refused.in', { field: t(`recipients.${wrong.field}`) });
    if (text.trim() === '') return t(attached ? 'composer.only-files' : 'composer.no-text');
    return null;
  };
  const blocked = whyNot(draft.text);
  // Who wants to send is led to the field that keeps it back.
  const toWrong = () => {
    const wrong = tab === 'reply' ? wrongField(hand.latest(), ticket) : null;
    if (wrong === null) return;
    setInsisted(true);
    section.current?.querySelector<HTMLElement>(`[data-field="${wrong.field}"] input`)?.focus();
  };
  const go = (how: Again, isEnd: boolean) => (confirmed: Confirmed) => {
    if (whyNot(hand.latest().text) !== null) return toWrong();
    send({ ...how, ...confirmed });
    onClose();
    if (isEnd) dealtWith(ticket.number);
  };
  const asking = useAsking(ticket, tab, arrived, { goAgain: (how) => go(how, false), onBack: canned.toWords });
  const submit = (next: Then = then, at: number | null = null, isEnd = false) => {
    if (whyNot(hand.latest().text) !== null) return toWrong();
    if (tab === 'reply' && next === 'resolve' && missing.refuses()) return;
    asking.ask(hand.latest(), go({ then: next, keeps, sendAt: at }, isEnd));
  };
  // By one key the ticket is answered, solved, and off one's hands.
  const byKey = (solves: boolean) => {
    if (isBehind(section.current)) return;
    if (solves && tab === 'reply') submit('resolve', null, true);
    else submit();
  };
  const subject = useSubject({ ticket, hand, section, onSubmit: byKey });
  // Stops here: outside of the writer Escape leaves the ticket. React also brings the Escape of menus that are drawn elsewhere.
  const onKeyDown = (event: KeyboardEvent) => {
    if (isSubjectKey(event) && tab === 'reply') {
      event.preventDefault();
      subject.open();
    }
    if (event.key !== 'Escape' || !event.currentTarget.contains(event.target as Node)) return;
    event.stopPropagation();
    close();
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={classes['writer']}
      data-writing
      data-tab={tab}
      aria-label={t(tab === 'reply' ? 'composer.reply' : 'composer.note')}
      onKeyDown={onKeyDown}
      onInput={typed}
      {...attaching.zone}
    >
      <WriterHead tab={tab} why={why} onTab={onTab} onClose={close} />
      {tab === 'reply' && (
        <RecipientFields
          ticket={ticket}
          recipients={recipientsOf(draft, ticket)}
          isChanged={Boolean(draft.recipients)}
          onChange={(recipients) => change({ recipients })}
          typed={draft.typed ?? {}}
          onType={(field, text) => {
            setInsisted(false);
            change((now) => ({ typed: { ...now.typed, [field]: text } }));
          }}
          insisted={insisted}
          onSubmit={byKey}
          more={subject.opener}
        >
          {subject.row}
        </RecipientFields>
      )}
      <DraftConflict number={ticket.number} tab={tab} />
      {arrived.any && (
        <Alert color="yellow" variant="light" p="xs" mx={12} role="status" className={classes['arrived']}>
          {arrived.messages > 0 && <>{t('composer.arrived', { count: arrived.messages })} </>}
          {arrived.colleague !== null && <>{t(COLLEAGUE[arrived.colleague.kind], { name: arrived.colleague.name })} </>}
          <Button size="compact-xs" variant="default" onClick={() => arrived.read(arrived.unseen.map(({ id }) => id))}>
            {t('composer.seen')}
          </Button>
        </Alert>
      )}
      <Field
        html={draft.html}
        text={draft.text}
        label={t(tab === 'reply' ? 'composer.reply-label' : 'composer.note-label')}
        placeholder={t(tab === 'reply' ? 'composer.reply-hint' : 'composer.note-hint')}
        onChange={(html, text) =>
          // Without a word nothing is left of a canned reply.
          change((now) =>
            text === ''
              ? { html, text, lastSeen: null, actions: [], blanks: [] }
              : { html, text, lastSeen: now.lastSeen ?? arrived.seen },
          )
        }
        onFiles={add}
        onSubmit={byKey}
        marks={remarks.marks}
        insertable={canned.field}
        mentions={tab === 'note'}
      />
      {canned.offer}
      {remarks.line}
      {tab === 'reply' && <Signature number={ticket.number} />}
      <Files
        files={draft.files.filter((file) => !file.inline)}
        uploads={uploads}
        onRemove={(id) => change((now) => ({ files: now.files.filter((file) => file.id !== id) }))}
        onDismiss={dismiss}
      />
      {tab === 'reply' && <Keeps ticket={ticket} unkept={unkept} onChange={setUnkept} />}
      {canned.line}
      {attached && blocked !== null && (
        <p className={classes['why']} role="status">
          {blocked}
        </p>
      )}
      <footer className={classes['foot']}>
        {attaching.button}
        {canned.button}
        <span className={classes['keys']} aria-hidden="true">
          Ctrl ↵
        </span>
        {tab === 'reply' ? (
          <SendButton
            then={then}
            onThen={setThen}
            onSend={submit}
            why={blocked}
            onRefused={toWrong}
            onLater={() => setChoosing(true)}
          />
        ) : (
          <ReasonedButton
            data-sends
            className={classes['noteSend']}
            leftSection={<IconLock size={16} aria-hidden="true" />}
            why={blocked}
            onClick={() => submit()}
          >
            {t('composer.save-note')}
          </ReasonedButton>
        )}
      </footer>
      {canned.picker}
      <LaterDialog
        opened={choosing}
        number={ticket.number}
        team={ticket.team?.id}
        onClose={() => setChoosing(false)}
        onChoose={(at) => submit(then, at)}
      />
      {asking.dialog}
    </section>
  );
}

/**
 * The keyboard belongs to the writer from its first moment, before its field is there; letters typed meanwhile go into
 * the field. Where it ends otherwise than by `close`, the rest of a word does nothing.
 */
function useKeys(onClose: () => void) {
  const section = useRef<HTMLElement>(null);
  const leaving = useRef(false);
  useEffect(() => {
    fieldComes();
    // The field may have the focus already: a child's effects run first.
    if (!section.current?.contains(document.activeElement)) section.current?.focus();
    return () => {
      dropTyped();
      if (!leaving.current) quiet(AFTER_MS);
    };
  }, []);
  const close = () => {
    leaving.current = true;
    onClose();
  };
  return { section, close };
}
