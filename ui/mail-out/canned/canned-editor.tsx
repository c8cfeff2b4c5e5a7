import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { CANNED_PLACES, CANNED_SCOPES, cannedFault } from '../../../domain/mail/template/canned-reply.ts';
import { isFormatted } from '../../../domain/text/form.ts';
import type { Language } from '../../../domain/text/language.ts';
import { call } from '../../data/client.ts';
import { keys, teamsQuery } from '../../data/queries.ts';
import type { CannedReply } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { faultText, fieldError, useFirstWrong } from '../../field-error.ts';
import { LANGUAGES, useLanguage } from '../../language.tsx';
import { HINT_BELOW } from '../../parts/panel/hint-below.ts';
import { useChange } from '../../parts/panel/panel.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { PlaceButtons } from '../../parts/words/place-buttons.tsx';
import { Removal } from '../../parts/panel/removal.tsx';
import { paths } from '../../paths.ts';
import { toastDone } from '../../toast.ts';
import { ActionsField } from './actions-field.tsx';
import { CannedPreview } from './canned-preview.tsx';
import { FilesField } from './files-field.tsx';
import { placeWord, read, shown } from './places.ts';
import { type Place, WordsField } from './words-field.tsx';
import classes from './canned.module.css';
import shared from '../../parts/panel/settings.module.css';

export type Written = Pick<
  CannedReply,
  'name' | 'folder' | 'scope' | 'team' | 'text' | 'html' | 'attachments' | 'actions'
>;
type Props = { reply: CannedReply | null; begun: Written; folders: string[] };

/** Writes a canned reply in both languages, with what it may name at hand and both as they will look beside it. */
export function CannedEditor({ reply, begun, folders }: Props) {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const [, navigate] = useLocation();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [given, setGiven] = useState(() => ({
    ...begun,
    team: begun.team?.id ?? agent.teams[0]?.id ?? '',
    text: { tr: shown(begun.text.tr, t), en: shown(begun.text.en, t) },
    html: { tr: shown(begun.html.tr, t), en: shown(begun.html.en, t) },
  }));
  const [isTried, setTried] = useState(false);
  const places = useRef<Record<Language, Place>>({ tr: null, en: null });
  const onPlace = useCallback((language: Language, place: Place) => void (places.current[language] = place), []);
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<Language>('tr');
  const set = (part: Partial<typeof given>) => setGiven((now) => ({ ...now, ...part }));
  const text = { tr: read(given.text.tr, t), en: read(given.text.en, t) };
  // Plain words stay plain, whichever program has written them.
  const formOf = (written: string) => (isFormatted(written) ? read(written, t) : '');
  const html = { tr: formOf(given.html.tr), en: formOf(given.html.en) };
  const fault = cannedFault(text, given.actions.length, html);
  const shares = can('canned-reply:share');
  const mayEdit = reply?.mayEdit ?? can('ticket:write');
  const body = () => ({
    ...{ name: given.name.trim(), folder: given.folder.trim(), scope: given.scope, text, html, actions: given.actions },
    team: given.scope === 'team' ? given.team || null : null,
    attachments: given.attachments.map(({ id }) => id),
  });
  const save = useChange(
    [keys.canned],
    () =>
      reply === null
        ? call('createCannedReply', { body: body() })
        : call('updateCannedReply', { params: { id: reply.id }, body: body() }, { version: reply.version }),
    (saved) => {
      toastDone(t('canned.saved', { name: saved.name }), t);
      navigate(paths.cannedReplies());
    },
  );
  useFirstWrong(save.error);
  const wrong = (language: Language) => {
    if (fault?.field !== `text.${language}`) return fieldError(save.error, `text.${language}`, t);
    if (fault.code === 'missing') return isTried ? t('canned.fault.missing') : undefined;
    return fault.code === 'unknown'
      ? t('canned.fault.unknown', { what: fault.what ?? '' })
      : fault.code === 'malformed'
        ? t('canned.fault.malformed')
        : faultText(fault, t);
  };
  const write = (language: Language, written: string, words: string) =>
    setGiven((now) => ({
      ...now,
      html: { ...now.html, [language]: written },
      text: { ...now.text, [language]: words },
    }));
  return (
    <div className={classes['desk']}>
      <form
        ref={form}
        className={shared['form']}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (fault === null) save.mutate();
        }}
      >
        <fieldset disabled={!mayEdit} className={classes['set']}>
          {!mayEdit && <p className={classes['none']}>{t('canned.read-only')}</p>}
          <TextInput
            label={t('field.name')}
            description={t('canned.name.hint')}
            inputWrapperOrder={HINT_BELOW}
            error={fieldError(save.error, 'name', t)}
            required
            withAsterisk={false}
            maxLength={100}
            value={given.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <div className={classes['two']}>
            <TextInput
              label={t('canned.folder')}
              list="canned-folders"
              maxLength={100}
              value={given.folder}
              onChange={(event) => set({ folder: event.currentTarget.value })}
            />
            <datalist id="canned-folders">
              {folders.map((folder) => (
                <option key={folder} value={folder} />
              ))}
            </datalist>
            <NativeSelect
              label={t('canned.scope')}
              description={shares ? undefined : t('canned.scope.own-only')}
              inputWrapperOrder={HINT_BELOW}
              value={given.scope}
              onChange={(event) => set({ scope: event.currentTarget.value as Written['scope'] })}
              data={CANNED_SCOPES.filter((scope) => shares || scope === 'personal' || scope === given.scope).map(
                (scope) => ({
                  value: scope,
                  label: t(`canned.scope.${scope}`),
                }),
              )}
            />
            {given.scope === 'team' && (
              <NativeSelect
                label={t('canned.team')}
                error={fieldError(save.error, 'team', t)}
                value={given.team}
                onChange={(event) => set({ team: event.currentTarget.value })}
                data={teams.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </div>
          {LANGUAGES.map(({ value, label }) => (
            <WordsField
              key={value}
              label={t('canned.words', { language: label })}
              lang={value}
              text={given.text[value]}
              html={given.html[value]}
              error={wrong(value)}
              isReadOnly={!mayEdit}
              onPlace={onPlace}
              onChange={(written, words) => write(value, written, words)}
              onFocus={() => (last.current = value)}
              onSubmit={() => form.current?.requestSubmit()}
            />
          ))}
          <PlaceButtons
            label={t('canned.insert')}
            places={[
              ...CANNED_PLACES.map((place) => ({ word: placeWord(place, t), about: t(`canned.about.${place}`) })),
              { word: t('canned.blank'), about: t('canned.blank.about') },
            ]}
            onChoose={(word) => places.current[last.current]?.().back(word)}
          />
          <FilesField
            files={given.attachments}
            error={fieldError(save.error, 'attachments', t)}
            onChange={(change) => setGiven((now) => ({ ...now, attachments: change(now.attachments) }))}
          />
          <ActionsField actions={given.actions} error={save.error} onChange={(actions) => set({ actions })} />
        </fieldset>
        <Refusal error={save.error} shown={['name', 'team', 'text.tr', 'text.en', 'attachments']} />
        <footer className={shared['formFoot']}>
          {reply?.mayEdit && (
            <Removal
              renews={[keys.canned]}
              run={() => call('deleteCannedReply', { params: { id: reply.id } }, { version: reply.version })}
              done={t('canned.deleted', { name: reply.name })}
              onDone={() => navigate(paths.cannedReplies())}
            />
          )}
          <span />
          {mayEdit && (
            <Button type="submit" loading={save.isPending}>
              {t('save')}
            </Button>
          )}
        </footer>
      </form>
      <CannedPreview text={text} html={html} />
    </div>
  );
}
