import { Button, Kbd, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { LIMITS } from '../../domain/limits.ts';
import type { Concern } from '../../domain/mail/concerns.ts';
import { call, ProblemError } from '../data/client.ts';
import { mailboxesQuery } from '../data/queries.ts';
import type { Mailbox } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useFaults } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { ConcernsDialog } from '../parts/concerns-dialog.tsx';
import { NotRead } from '../parts/not-read.tsx';
import { Refusal } from '../parts/refusal.tsx';
import { paths } from '../paths.ts';
import { toastDone } from '../toast.ts';
import { type Form, isEmptyForm, type Kind } from './draft.ts';
import { More, Placement } from './properties.tsx';
import { isUncertain, madeWords, missingIn, requestOf, whoOf } from './request.ts';
import { useForm } from './use-form.ts';
import { WhoFields } from './who.tsx';
import classes from './new-ticket.module.css';

const KINDS: readonly Kind[] = ['call', 'mail'];
/** Those that say themselves what is wrong with them. */
const FIELDS = ['contact.name', 'contact.address', 'contact.phone', 'subject', 'text'];

type Props = {
  onClose: () => void;
  /** Hears whether a question stands in front of it. */
  onAsk: (isAsking: boolean) => void;
};

/** The form, filled as it was left. Ctrl+Enter makes the ticket from every field. */
export function NewTicketForm({ onClose, onAsk }: Props) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const [, navigate] = useLocation();
  const { form, change, clear, latest } = useForm();
  const client = useQueryClient();
  const mailboxes = useQuery(mailboxesQuery);
  const known = mailboxes.data?.items;
  const mailbox = mailboxOf(form, known);
  const busy = useRef(false);
  const words = useRef<HTMLTextAreaElement>(null);
  /** What the server asks about before the mail leaves. */
  const [asked, setAsked] = useState<Concern[]>([]);
  const make = useMutation({
    mutationFn: async (sent: Form) => {
      // A quick hand is done before the mailboxes are read.
      const box = mailboxOf(sent, known ?? (await client.ensureQueryData(mailboxesQuery)).items);
      if (box === undefined) throw new ProblemError('no-mailbox', 0);
      const body = requestOf(sent, { mailbox: box.id, me: agent.id, undoSeconds: agent.undoSeconds });
      return call('createTicket', { body }, { key: sent.key });
    },
    onSuccess: ({ number, pending }, sent) => {
      const { kind } = sent;
      toastDone(t(madeWords(kind, pending), { number }), t);
      // What was typed meanwhile is of another ticket, and stays.
      if (JSON.stringify({ ...latest(), key: null }) !== JSON.stringify({ ...sent, key: null }))
        return change({ key: null, confirmed: [] });
      clear();
      onClose();
      navigate(paths.anyTicket(number));
    },
    // What was refused has made nothing: the next try is another one.
    onError: (error) => {
      if (!isUncertain(error)) change({ key: null, confirmed: [] });
      if (error instanceof ProblemError) setAsked(error.concerns);
    },
    onSettled: () => (busy.current = false),
  });
  // What is asked about is no refusal that stands in the form.
  const error = make.error instanceof ProblemError && make.error.code === 'to-confirm' ? null : make.error;
  const { wrong, isWhole } = useFaults(missingIn(form), error, t);
  const isCall = form.kind === 'call';
  const hasAddress = whoOf(form).address !== '';
  const submit = (confirmed: string[] = latest().confirmed) => {
    if (!isWhole() || known?.length === 0 || busy.current) return;
    busy.current = true;
    change({ key: latest().key ?? crypto.randomUUID(), confirmed });
    make.mutate(latest());
  };
  const isAsking = asked.length > 0;
  useEffect(() => {
    onAsk(isAsking);
    return () => onAsk(false);
  }, [isAsking, onAsk]);
  const mend = () => {
    const found = asked.find((one) => one.found !== '')?.found ?? '';
    setAsked([]);
    // A dialog that closes gives the focus back by itself, a moment later.
    requestAnimationFrame(() => {
      const at = latest().text.indexOf(found);
      words.current?.focus();
      if (found !== '' && at >= 0) words.current?.setSelectionRange(at, at + found.length);
    });
  };
  return (
    <>
      <form
        className={classes['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      >
        <SegmentedControl
          fullWidth
          value={form.kind}
          onChange={(kind) => change({ kind })}
          aria-label={t('new-ticket.kind')}
          data={KINDS.map((value) => ({ value, label: t(`new-ticket.kind.${value}`) }))}
        />
        <WhoFields form={form} change={change} wrong={wrong} onLeave={onClose} />
        <TextInput
          label={t('new-ticket.subject')}
          value={form.subject}
          maxLength={LIMITS.subjectChars}
          error={wrong('subject')}
          onChange={(event) => change({ subject: event.currentTarget.value })}
          // Enter alone in one line would make a ticket of which nothing is said yet.
          onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.preventDefault()}
        />
        <Textarea
          ref={words}
          label={t(isCall ? 'new-ticket.said' : 'new-ticket.mail')}
          description={isCall ? undefined : t('new-ticket.mail.signed')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={isCall ? 4 : 7}
          maxRows={16}
          value={form.text}
          maxLength={LIMITS.replyChars}
          error={wrong('text')}
          onChange={(event) => change({ text: event.currentTarget.value, confirmed: [] })}
        />
        <Placement form={form} change={change} mailbox={mailbox} />
        {isCall && (
          <Switch
            label={t('new-ticket.solved')}
            description={
              form.solved ? t(hasAddress ? 'new-ticket.solved.asked' : 'new-ticket.solved.closed') : undefined
            }
            checked={form.solved}
            onChange={(event) => change({ solved: event.currentTarget.checked })}
          />
        )}
        <More form={form} change={change} mailboxes={known ?? []} mailbox={mailbox} />
        <NotRead query={mailboxes} what={t('new-ticket.no-mailboxes.unread')} />
        {known?.length === 0 && <p className={classes['hint']}>{t('new-ticket.no-mailboxes')}</p>}
        <Refusal error={error} shown={FIELDS} />
        {error !== null && <p className={classes['hint']}>{t(cureOf(error))}</p>}
        <div className={classes['buttons']}>
          {!isEmptyForm(form) && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                clear();
                make.reset();
              }}
            >
              {t('new-ticket.discard')}
            </Button>
          )}
          <span className={classes['gap']} />
          <Button variant="default" onClick={onClose}>
            {t('new-ticket.later')}
          </Button>
          <Button
            type="submit"
            loading={make.isPending}
            disabled={known?.length === 0}
            rightSection={<Kbd size="xs">Ctrl Enter</Kbd>}
          >
            {t(isCall ? 'new-ticket.make' : 'new-ticket.send')}
          </Button>
        </div>
      </form>
      {isAsking && (
        <ConcernsDialog
          concerns={asked}
          unseen={[]}
          onBack={mend}
          onSend={() => {
            setAsked([]);
            submit(asked.map(({ kind }) => kind));
          }}
        />
      )}
    </>
  );
}

/** The one that was chosen, as long as there is one. */
const mailboxOf = (form: Form, known: readonly Mailbox[] | undefined) =>
  known?.find(({ id }) => id === form.mailbox) ?? known?.[0];

/** What to do now: what was written stands still there. */
function cureOf(error: unknown): 'new-ticket.cure.again' | 'new-ticket.cure.made' | 'new-ticket.cure.mend' {
  if (isUncertain(error)) return 'new-ticket.cure.again';
  return error instanceof ProblemError && error.code === 'key-reused' ? 'new-ticket.cure.made' : 'new-ticket.cure.mend';
}
