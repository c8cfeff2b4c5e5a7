import { Portal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { IconPaperclip, IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { Link } from 'wouter';
import { changing } from '../../../domain/mail/template/canned-actions.ts';
import { type AddressedAs, namesPlace, salutationOf, textIn } from '../../../domain/mail/template/canned-reply.ts';
import { call } from '../../data/client.ts';
import { cannedQuery, contactQuery, keys } from '../../data/queries.ts';
import type { CannedReply } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Chip } from '../../parts/chip/chip.tsx';
import { languageName } from '../../parts/words/language-name.ts';
import { paths } from '../../paths.ts';
import { toastFailure } from '../../toast.ts';
import { found, type OnTicket, saidOn, summaryReply } from './canned-words.ts';
import type { Insertion } from '../editor/insertion.ts';
import { useActionWords } from './macro-line.tsx';
import { FormedWords } from '../../parts/words/formed-words.tsx';
import { SalutationStep } from '../salutation-step.tsx';
import classes from './canned.module.css';

/** What was chosen, with its words filled for the ticket. */
export type Chosen = { reply: CannedReply; text: string; html: string };
type Props = {
  ticket: OnTicket;
  at: Insertion['at'];
  onUse: (chosen: Chosen) => void;
  /** With what is written after all; null: the hand has gone elsewhere. */
  onClose: (words: string | null) => void;
  /** To where canned replies are written. */
  onLeave?: (() => void) | undefined;
};

const WIDTH = 680;
const HEIGHT = 340;

/** Canned replies at the caret: found by a few letters, looked at beside, inserted by Enter. */
export function CannedPicker({ ticket, at, onUse, onClose, onLeave }: Props) {
  const { t, language: reader } = useLanguage();
  const { agent } = useMe();
  const client = useQueryClient();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [index, setIndex] = useState(0);
  const [asked, setAsked] = useState<CannedReply | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const replies = useQuery(cannedQuery(ticket.number));
  const contact = useQuery({ ...contactQuery(ticket.contact.id ?? ''), enabled: ticket.contact.id !== null }).data;
  const say = useActionWords();
  const usable = (replies.data?.items ?? []).filter(
    ({ team }) => team === null || team.id === ticket.team?.id || agent.teams.some((one) => one.id === team.id),
  );
  const shown = found(typed, [...summaryReply(ticket, t('summary.reply')), ...usable]);
  const current = shown[Math.min(index, shown.length - 1)];
  const as = contact?.addressedAs ?? null;
  const wordsOf = (reply: CannedReply, how: AddressedAs | null = as) => saidOn(ticket, reply, agent.name, how);
  const give = (reply: CannedReply, how: AddressedAs | null = as) => {
    const { text, html } = wordsOf(reply, how);
    onUse({ reply, text, html });
  };
  const choose = (reply: CannedReply) => {
    const { text } = textIn(reply.text, ticket.language);
    // Asked once; of a name that is none there is nothing to ask.
    const isOpen = namesPlace(text, 'salutation') && contact !== undefined && as === null;
    if (isOpen && salutationOf(contact.name, 'name', ticket.language) !== '') return setAsked(reply);
    give(reply);
  };
  const address = (how: AddressedAs) => {
    if (asked === null || contact === undefined) return;
    const { id: whose, name, vip, language } = contact;
    call('updateContact', { params: { id: whose }, body: { name, vip, language, addressedAs: how } }).then(
      (fresh) => client.setQueryData(keys.contact(whose), fresh),
      (error: unknown) => toastFailure(error, t, t('canned.salutation.failed')),
    );
    give(asked, how);
  };
  useEffect(() => {
    panel.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    // The desk's own keys are not for what is typed here.
    event.stopPropagation();
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose('');
    } else if (by !== undefined && asked === null && shown.length > 0) {
      event.preventDefault();
      setIndex((Math.min(index, shown.length - 1) + by + shown.length) % shown.length);
    } else if (event.key === 'Enter' && asked === null && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      if (current) choose(current);
    }
  };
  const said = current && wordsOf(current);
  // What comes after a mail that makes its ticket, its form says.
  const changes = current
    ? changing(ticket, current.actions).filter((action) => ticket.number !== null || action.do !== 'then')
    : [];
  return (
    <Portal>
      <div
        ref={panel}
        role="dialog"
        // A press between its buttons leaves the keyboard in it.
        tabIndex={-1}
        data-writing
        aria-label={t('canned.title')}
        className={classes['panel']}
        style={placed(at)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          // Somewhere else on the page: not when the window itself was left.
          if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) onClose(null);
        }}
      >
        {asked !== null && contact !== undefined ? (
          <SalutationStep name={contact.name} language={ticket.language} onChoose={address} />
        ) : (
          <>
            <div className={classes['search']}>
              <IconSearch size={15} aria-hidden="true" />
              <input
                autoFocus
                role="combobox"
                aria-expanded="true"
                aria-controls={`${id}-list`}
                aria-activedescendant={current && `${id}-${current.id}`}
                aria-autocomplete="list"
                aria-label={t('canned.search')}
                placeholder={t('canned.search')}
                autoComplete="off"
                spellCheck={false}
                maxLength={100}
                value={typed}
                onChange={(event) => {
                  // A second slash, or a space, and it was no command.
                  const text = event.currentTarget.value;
                  if (typed === '' && (text === '/' || text === ' ')) return onClose(text === '/' ? '/' : '/ ');
                  setTyped(text);
                  setIndex(0);
                }}
              />
              <Link
                href={paths.cannedReplies()}
                onClick={() => {
                  onClose(null);
                  onLeave?.();
                }}
              >
                {t('canned.manage')}
              </Link>
            </div>
            <div className={classes['body']}>
              <ul id={`${id}-list`} role="listbox" aria-label={t('canned.title')} className={classes['list']}>
                {shown.map((reply) => (
                  // The keyboard stays in the field: its keys move through the list.
                  <li
                    key={reply.id}
                    id={`${id}-${reply.id}`}
                    role="option"
                    aria-selected={reply === current}
                    onMouseDown={(event) => event.preventDefault()}
                    onMouseMove={() => setIndex(shown.indexOf(reply))}
                    onClick={() => choose(reply)}
                  >
                    <span>{reply.name}</span>
                    {reply.folder !== '' && <small>{reply.folder}</small>}
                  </li>
                ))}
              </ul>
              {replies.data && shown.length === 0 && (
                <p className={classes['none']}>{t(typed === '' ? 'canned.none' : 'canned.not-found')}</p>
              )}
              {replies.isError && <p className={classes['none']}>{t('not-read')}</p>}
              {current && said && (
                <div className={classes['preview']} aria-hidden="true">
                  {said.language !== ticket.language && (
                    <Chip small tone="warn">
                      {t('canned.other-language', { language: languageName(said.language, reader) })}
                    </Chip>
                  )}
                  {said.text !== '' && (
                    <div lang={said.language} className={classes['said']}>
                      <FormedWords text={said.text} html={said.html} />
                    </div>
                  )}
                  {current.attachments.map((file) => (
                    <p key={file.id} className={classes['file']}>
                      <IconPaperclip size={13} /> {file.name}
                    </p>
                  ))}
                  {changes.length > 0 && (
                    <ul className={classes['changes']}>
                      {changes.map((action) => (
                        <li key={action.do}>{say(action)}</li>
                      ))}
                    </ul>
                  )}
                </div>
              )}
            </div>
            <footer className={classes['hint']}>{t('canned.keys')}</footer>
          </>
        )}
      </div>
    </Portal>
  );
}

/** Above the caret where there is more room, else below; a phone gets the whole width. */
function placed(at: Insertion['at']): CSSProperties {
  const { innerWidth, innerHeight } = window;
  if (innerWidth < WIDTH + 32 || at === null)
    return { left: 8, right: 8, bottom: 8, maxWidth: WIDTH, height: Math.min(HEIGHT, innerHeight - 16) };
  const left = Math.max(16, Math.min(at.left, innerWidth - WIDTH - 16));
  const above = at.top - 12;
  const below = innerHeight - at.bottom - 12;
  return above > below
    ? { left, width: WIDTH, bottom: innerHeight - at.top + 6, height: Math.min(HEIGHT, above) }
    : { left, width: WIDTH, top: at.bottom + 6, height: Math.min(HEIGHT, below) };
}
