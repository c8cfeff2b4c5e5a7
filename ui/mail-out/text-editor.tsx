import { Button, Textarea, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { PLACEHOLDERS_OF, textFault, type TextFault } from '../../domain/mail/template/company-text.ts';
import { call } from '../data/client.ts';
import { keys } from '../data/queries.ts';
import type { MailText, MailTextKind } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { faultText, fieldError } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { HINT_BELOW } from '../parts/panel/hint-below.ts';
import { useChange } from '../parts/panel/panel.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import type { TextScope } from '../paths.ts';
import type { DeskT } from '../texts/index.ts';
import { toastDone } from '../toast.ts';
import { PlaceButtons, withWord } from '../parts/words/place-buttons.tsx';
import { placeWord, read, shown } from './places.ts';
import { ResetDialog } from './reset-dialog.tsx';
import { TextPreview } from './text-preview.tsx';
import classes from './texts.module.css';
import shared from '../parts/panel/settings.module.css';

type Props = {
  kind: MailTextKind;
  language: string;
  scope: TextScope;
  /** The block that stands beneath mails in this language. */
  tracking: MailText | undefined;
};

/** Where nobody has written anything in a further language. */
const NOTHING = { subject: null, text: '', from: 'code', version: 0 } as const;

/** Writes a text, with what it may name at hand and the mail as it will look beside it. */
export function TextEditor({ kind: { kind, hasSubject, texts }, language, scope, tracking }: Props) {
  const { t } = useLanguage();
  const { can } = useMe();
  const standing = texts.find((one) => one.language === language);
  const { from, version, ...words } = standing ?? NOTHING;
  const [subject, setSubject] = useState(shown(words.subject ?? '', t));
  const [text, setText] = useState(shown(words.text, t));
  const [resets, setResets] = useState(false);
  const [isTried, setTried] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = { subject: hasSubject ? read(subject, t).trim() || null : null, text: read(text, t) };
  const fault = textFault(kind, { language, ...draft });
  const isNew = draft.subject !== words.subject || draft.text !== words.text;
  const isOwn = from === (scope.team !== undefined ? 'team' : scope.mailbox !== undefined ? 'mailbox' : 'company');
  const name = t(`mail-text.kind.${kind}`);
  const save = useChange(
    [keys.mailTexts],
    () =>
      call(
        'saveMailText',
        { params: { kind }, body: { team: scope.team ?? null, mailbox: scope.mailbox ?? null, language, ...draft } },
        { version },
      ),
    () => toastDone(t('mail-text.saved', { kind: name }), t),
  );
  const why = can('routing:write') ? null : t('why.permission');
  const wrong = (path: TextFault['field']) =>
    fault?.field === path && (isNew || isTried) ? faultWords(fault, t) : fieldError(save.error, path, t);

  return (
    <div className={classes['desk']}>
      <form
        className={shared['form']}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (fault === null) save.mutate();
        }}
      >
        {hasSubject && (
          <TextInput
            label={t('mail-text.subject')}
            description={t('mail-text.subject.hint')}
            inputWrapperOrder={HINT_BELOW}
            error={wrong('subject')}
            lang={language}
            readOnly={why !== null}
            maxLength={LIMITS.mailTextSubjectChars}
            value={subject}
            onChange={(event) => setSubject(event.currentTarget.value)}
          />
        )}
        <Textarea
          ref={field}
          label={t('mail-text.words')}
          error={wrong('text')}
          lang={language}
          readOnly={why !== null}
          autosize
          minRows={kind === 'tracking' || kind === 'signature' ? 4 : 10}
          maxLength={LIMITS.mailTextChars}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {why === null && (
          <PlaceButtons
            label={t('mail-text.insert')}
            places={PLACEHOLDERS_OF[kind].map((place) => ({
              word: placeWord(place, t),
              about: t(`mail-text.about.${place}`),
            }))}
            onChoose={(word) => setText(withWord(text, word, field.current))}
          />
        )}
        {kind !== 'tracking' && kind !== 'signature' && (
          <p className={classes['hint']}>{t('mail-text.instead', { example: t('mail-text.instead.example') })}</p>
        )}
        <Refusal error={save.error} shown={['text', 'subject']} />
        <footer className={shared['formFoot']}>
          {isOwn && why === null && (
            <Button variant="subtle" color="red" onClick={() => setResets(true)}>
              {t('mail-text.reset')}
            </Button>
          )}
          <span />
          {why === null ? (
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          ) : (
            <ReasonedButton why={why}>{t('save')}</ReasonedButton>
          )}
        </footer>
      </form>
      <TextPreview
        kind={kind}
        language={language}
        draft={fault === null ? draft : null}
        tracking={tracking}
        scope={scope}
      />
      {resets && standing && (
        <ResetDialog
          kind={kind}
          text={standing}
          scope={scope}
          onClose={() => setResets(false)}
          onReset={({ otherwise }) => {
            setSubject(shown(otherwise.subject ?? '', t));
            setText(shown(otherwise.text, t));
          }}
        />
      )}
    </div>
  );
}

function faultWords({ code, field, what = '' }: TextFault, t: DeskT): string {
  if (code === 'unknown') return t('mail-text.fault.unknown', { what });
  if (code === 'malformed') return t('mail-text.fault.malformed');
  if (code === 'missing' && field === 'subject') return t('mail-text.fault.subject');
  return faultText({ code }, t);
}
