import '@mantine/core/styles/FloatingIndicator.css';
import '@mantine/core/styles/SegmentedControl.css';
import { Button, Kbd, SegmentedControl, Switch, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { LIMITS } from '../../domain/limits.ts';
import type { Concern } from '../../domain/mail/concerns.ts';
import { call, ProblemError } from '../data/client.ts';
import { isOurs } from '../../domain/text/language.ts';
import type { OnTicket } from '../composer/canned/canned-words.ts';
import { withoutFiles } from '../composer/first-mail/first-mail.ts';
import { useFirstMail } from '../composer/first-mail/use-first-mail.tsx';
import { contactQuery, mailboxesQuery, teamsQuery } from '../data/queries.ts';
import type { Mailbox } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useFaults } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { ConcernsDialog } from '../parts/dialog/concerns-dialog.tsx';
import { NotRead } from '../parts/empty/not-read.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import { paths } from '../paths.ts';
import { toastDone } from '../toast.ts';
import { type Form, isEmptyForm, type Kind } from './draft.ts';
import { More, Placement } from './properties.tsx';
import { BY_TEAM, formWith, isUncertain, madeWords, missingIn, requestOf, whoOf } from './request.ts';
import { useForm } from './use-form.ts';
import { WhoFields } from './who.tsx';
import classes from './new-ticket.module.css';

const KINDS: readonly Kind[] = ['call', 'mail'];
/** Those that say themselves what is wrong with them. */
const FIELDS = ['contact.name', 'contact.address', 'contact.phone', 'subject', 'text', 'html', 'attachments'];

type Props = {
  onClose: () => void;
  /** Hears whether a question stands in front of it. */
  onAsk: (isAsking: boolean) => void;
};

/** The form, filled as it was left. Ctrl+Enter makes the ticket from every field. */
export function NewTicketForm({ onClose, onAsk }: Props) {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const [, navigate] = useLocation();
  const { form, change, clear, latest } = useForm();
  const client = useQueryClient();
  const mailboxes = useQuery(mailboxesQuery);
  const known = mailboxes.data?.items;
  const mailbox = mailboxOf(form, known);
  const busy = useRef(false);
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
      toastDone(t(madeWords(kind, pending), { number: String(number) }), t);
      // What was typed meanwhile is of another ticket, and stays.
      if (JSON.stringify({ ...latest(), key: null }) !== JSON.stringify({ ...sent, key: null }))
        return change({ key: null, confirmed: [], mail: withoutFiles(latest().mail, sent.mail) });
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
  /** Why the mail does not go, as it was last asked to. */
  const [held, setHeld] = useState<string | null>(null);
  const ticket = useTicketToBe(form, mailbox);
  const mail = useFirstMail(
    {
      written: form,
      latest,
      change: (part) => {
        setHeld(null);
        change({ ...part, confirmed: [] });
      },
    },
    {
      ticket,
      label: t('new-ticket.mail'),
      error: wrong('text') ?? wrong('html') ?? (wrong('attachments') && t('new-ticket.files-gone')),
      onActions: (actions) => change(formWith(latest(), actions, { me: agent.id, gives: can('ticket:assign') })),
      onLeave: onClose,
    },
  );
  const submit = (confirmed: string[] = latest().confirmed) => {
    const why = isCall ? null : mail.refuse();
    setHeld(why);
    if (why !== null || !isWhole() || known?.length === 0 || busy.current) return;
    busy.current = true;
    change({ key: latest().key ?? crypto.randomUUID(), confirmed });
    make.mutate(latest());
  };
  const isAsking = asked.length > 0;
  const isInFront = isAsking || mail.isPicking;
  useEffect(() => {
    onAsk(isInFront);
    return () => onAsk(false);
  }, [isInFront, onAsk]);
  const mend = () => {
    const found = asked.find((one) => one.found !== '')?.found ?? '';
    setAsked([]);
    mail.toWords(found);
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
        {isCall ? (
          <Textarea
            label={t('new-ticket.said')}
            autosize
            minRows={4}
            maxRows={16}
            value={form.text}
            maxLength={LIMITS.replyChars}
            error={wrong('text')}
            // What is written down of a call is plain.
            onChange={(event) => change({ text: event.currentTarget.value, mail: { ...latest().mail, html: '' } })}
          />
        ) : (
          mail.paper
        )}
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
        {held !== null && (
          <p className={classes['hint']} role="status">
            {held}
          </p>
        )}
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

/** As much as is known of the ticket that it becomes. */
function useTicketToBe(form: Form, mailbox: Mailbox | undefined): OnTicket {
  const contact = useQuery({ ...contactQuery(form.contact ?? ''), enabled: form.contact !== null }).data;
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const own = contact?.language ?? '';
  const named = teams.find(({ id }) => id === (form.team ?? mailbox?.team?.id));
  return {
    ...{ number: null, code: '', summary: null, mailSubject: form.subject.trim() },
    language: isOurs(own) ? own : (mailbox?.language ?? 'tr'),
    team: named ?? null,
    mailbox: mailbox ?? null,
    contact: { id: form.contact, name: whoOf(form).name },
    ...{ priority: form.priority, type: form.type, tags: form.tags },
    owner: form.owner === null || form.owner === BY_TEAM ? null : { id: form.owner, name: '' },
  };
}

/** What to do now: what was written stands still there. */
function cureOf(error: unknown): 'new-ticket.cure.again' | 'new-ticket.cure.made' | 'new-ticket.cure.mend' {
  if (isUncertain(error)) return 'new-ticket.cure.again';
  return error instanceof ProblemError && error.code === 'key-reused' ? 'new-ticket.cure.made' : 'new-ticket.cure.mend';
}
