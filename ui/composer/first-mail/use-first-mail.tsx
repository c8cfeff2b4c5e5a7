import { useState, type ReactNode } from 'react';
import type { Action } from '../../../domain/mail/template/canned-actions.ts';
import { broughtBlanks, joinedBlanks } from '../../../domain/mail/template/blanks.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { SUMMARY, type OnTicket } from '../canned/canned-words.ts';
import { useCannedFiles } from '../canned/use-canned-files.ts';
import { usePicker } from '../canned/use-picker.tsx';
import { Field } from '../editor/field.tsx';
import { Files } from '../files.tsx';
import { useRemarks } from '../remarks/use-remarks.tsx';
import { SignatureLine } from '../signature.tsx';
import { useAttaching } from '../use-attaching.tsx';
import { useUploads } from '../uploads.ts';
import { CopyFields } from './copy-fields.tsx';
import { type FirstMail, settledMail } from './first-mail.ts';
import classes from './first-mail.module.css';

type Written = { text: string; mail: FirstMail };
type Hand = {
  written: Written;
  /** As it is now, which the last paint may not show yet. */
  latest: () => Written;
  change: (part: { text?: string; mail?: FirstMail }) => void;
};
type Around = {
  ticket: OnTicket;
  label: string;
  /** What is wrong with its words or its files. */
  error: string | undefined;
  /** What a canned reply does besides. */
  onActions: (actions: Action[]) => void;
  /** Off to another page. */
  onLeave: () => void;
};

/**
 * Writes the mail that a ticket begins with as a reply is written: formatting, files, pictures, canned replies, copies. It sends nothing; `why`
 * says what keeps it back.
 */
export function useFirstMail({ written, latest, change }: Hand, { ticket, label, error, onActions, onLeave }: Around) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const [insisted, setInsisted] = useState(false);
  const { text, mail } = written;
  const changeMail = (part: Partial<FirstMail> | ((now: FirstMail) => Partial<FirstMail>)) => {
    const now = latest().mail;
    change({ mail: { ...now, ...(typeof part === 'function' ? part(now) : part) } });
  };
  const { uploads, add, dismiss } = useUploads(mail.files, (file) =>
    changeMail((now) => ({ files: [...now.files, file] })),
  );
  const bring = useCannedFiles();
  const canned = usePicker(
    ticket,
    ({ reply, text: said }) => {
      if (reply.id === SUMMARY) return;
      changeMail((now) => ({ blanks: joinedBlanks(now.blanks, broughtBlanks(said)) }));
      onActions(reply.actions);
      bring(reply, null, (files) => changeMail((now) => ({ files: [...now.files, ...files] })));
    },
    onLeave,
  );
  // Whose signature it is where they have none of their own, the server knows.
  const about = { isFirst: true, isSigned: true, language: ticket.language };
  const remarks = useRemarks(about, 'reply', { text, html: mail.html }, canned);
  const attaching = useAttaching(add, classes['tool']);
  const why = (): string | null => {
    if (uploads.some((one) => one.error === null)) return t('composer.still-uploading');
    const { typed } = settledMail(latest().mail);
    const wrong = (['cc', 'bcc'] as const).find((field) => (typed[field] ?? '').trim() !== '');
    return wrong === undefined ? null : t('recipients.refused.in', { field: t(`recipients.${wrong}`) });
  };
  const paper: ReactNode = (
    <div className={classes['whole']}>
      <span className={classes['label']} aria-hidden="true">
        {label}
      </span>
      <div className={classes['mail']} data-wrong={error !== undefined || undefined} {...attaching.zone}>
        <CopyFields mail={mail} onChange={changeMail} insisted={insisted} />
        <Field
          html={mail.html}
          text={text}
          label={label}
          placeholder={t('composer.reply-hint')}
          onChange={(html, words) =>
            change({
              text: words,
              // Without a word nothing is left of a canned reply.
              mail: { ...latest().mail, html, ...(words === '' && { blanks: [] }) },
            })
          }
          onFiles={add}
          // The form hears the keys that send.
          onSubmit={() => undefined}
          marks={remarks.marks}
          insertable={canned.field}
          mentions={false}
          isOneOfMany
        />
        {remarks.line}
        {agent.signature.trim() !== '' && <SignatureLine text={agent.signature} from="agent" />}
        <Files
          files={mail.files.filter((file) => !file.inline)}
          uploads={uploads}
          onRemove={(id) => changeMail((now) => ({ files: now.files.filter((file) => file.id !== id) }))}
          onDismiss={dismiss}
        />
        <div className={classes['foot']}>
          {attaching.button}
          {canned.button}
        </div>
      </div>
      {error !== undefined && (
        <p className={classes['error']} role="alert">
          {error}
        </p>
      )}
      {agent.signature.trim() === '' && <p className={classes['hint']}>{t('new-ticket.mail.signed')}</p>}
      {canned.picker}
    </div>
  );
  return {
    paper,
    /** What keeps it from going; its writer is shown where. */
    refuse: (): string | null => {
      const found = why();
      setInsisted(found !== null);
      return found;
    },
    isPicking: canned.isOpen,
    toWords: canned.toWords,
  };
}
