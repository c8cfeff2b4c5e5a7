import { Alert, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { LIMITS } from '../../../domain/limits.ts';
import { USUAL_JARGON } from '../../../domain/mail/words/usual-jargon.ts';
import { call } from '../../data/client.ts';
import { keys } from '../../data/queries.ts';
import type { Jargon } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { languageName } from '../../parts/words/language-name.ts';
import { useChange } from '../../parts/panel/panel.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { Card, CardHead } from '../../shell/page.tsx';
import { dayTime } from '../../time.ts';
import { toastDone } from '../../toast.ts';
import { useNow } from '../../now.ts';
import { JargonRow } from './jargon-row.tsx';
import { faultIn, missingOf, newRow, pastedInto, type Row, wordsOf } from './rows.ts';
import classes from './jargon.module.css';

const draftOf = ({ version, words }: Jargon) => ({ version, words, rows: words.map((one) => newRow(one)) });
const same = (one: Jargon['words'], other: Jargon['words']): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The list of one language: words in rows, kept all at once. */
export function JargonCard({ list, mayWrite }: { list: Jargon; mayWrite: boolean }) {
  const { t, language: reader } = useLanguage();
  const now = useNow();
  const { language } = list;
  const name = languageName(language, reader);
  const [draft, setDraft] = useState(() => draftOf(list));
  const [isTried, setTried] = useState(false);
  /** The row that was just made takes the keyboard. */
  const [fresh, setFresh] = useState<number | null>(null);
  const { rows } = draft;
  const words = wordsOf(rows);
  const isChanged = !same(words, draft.words);
  const isStale = list.version !== draft.version;
  // Nothing was begun here: what somebody else has kept is shown at once.
  if (isStale && !isChanged) setDraft(draftOf(list));
  const fault = faultIn(rows);
  const save = useChange(
    [keys.jargon],
    () => call('saveJargon', { params: { language }, body: { words } }, { version: draft.version }),
    (kept) => {
      setDraft(draftOf(kept));
      setTried(false);
      toastDone(t('jargon.saved', { language: name }), t);
    },
  );
  const put = (next: readonly Row[]) => setDraft({ ...draft, rows: [...next] });
  const add = (more: readonly Row[]) => {
    put([...rows, ...more]);
    setFresh(more[0]?.key ?? null);
  };
  const missing = missingOf(rows, USUAL_JARGON[language]);
  const isFull = rows.length >= LIMITS.jargonWords;
  const by =
    list.changedAt && t('jargon.by', { name: list.changedBy?.name ?? '…', time: dayTime(list.changedAt, now, reader) });
  return (
    <Card label={t('jargon.list', { language: name })}>
      <CardHead title={t('jargon.list', { language: name })} text={by ?? t('jargon.usual')} />
      {!mayWrite ? (
        <ul className={classes['read']} lang={language}>
          {list.words.map(({ word, instead }) => (
            <li key={word}>
              <b>{word}</b> {instead}
            </li>
          ))}
        </ul>
      ) : (
        <form
          className={classes['form']}
          onSubmit={(event) => {
            event.preventDefault();
            setTried(true);
            if (fault === null) save.mutate();
          }}
        >
          {rows.length > 0 && (
            <p className={classes['names']} aria-hidden="true">
              <span>{t('jargon.word')}</span>
              <span>{t('jargon.instead')}</span>
            </p>
          )}
          <ul className={classes['rows']} lang={language}>
            {rows.map((row) => (
              <JargonRow
                key={row.key}
                row={row}
                fault={fault?.key === row.key && (fault.code === 'taken' || isTried) ? fault.code : null}
                isFresh={fresh === row.key}
                onChange={(part) => put(rows.map((one) => (one.key === row.key ? { ...one, ...part } : one)))}
                onPaste={(pasted) => {
                  const next = pastedInto(rows, row.key, pasted);
                  if (next !== null) put(next.slice(0, LIMITS.jargonWords));
                  return next !== null;
                }}
                onNext={() => !isFull && add([newRow()])}
                onRemove={() => put(rows.filter((one) => one.key !== row.key))}
              />
            ))}
          </ul>
          <div className={classes['more']}>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={15} aria-hidden="true" />}
              disabled={isFull}
              onClick={() => add([newRow()])}
            >
              {t('jargon.add')}
            </Button>
            {missing.length > 0 && !isFull && (
              <Button
                variant="subtle"
                size="xs"
                onClick={() => add(missing.slice(0, LIMITS.jargonWords - rows.length).map(newRow))}
              >
                {t('jargon.add-usual', { count: missing.length })}
              </Button>
            )}
            <small>{t('jargon.paste')}</small>
          </div>
          {isStale && isChanged && (
            <Alert color="yellow" variant="light" role="status" title={t('jargon.stale')}>
              <Button size="xs" variant="default" onClick={() => (setDraft(draftOf(list)), save.reset())}>
                {t('jargon.stale.take')}
              </Button>
            </Alert>
          )}
          <Refusal error={save.error} shown={[]} />
          <footer className={classes['foot']}>
            {isChanged && (
              <Button variant="subtle" color="gray" onClick={() => (setDraft(draftOf(list)), save.reset())}>
                {t('cancel')}
              </Button>
            )}
            <Button type="submit" loading={save.isPending} disabled={!isChanged}>
              {t('save')}
            </Button>
          </footer>
        </form>
      )}
    </Card>
  );
}
