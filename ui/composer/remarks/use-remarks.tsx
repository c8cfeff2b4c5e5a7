import { Button, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconArrowRight, IconChevronDown, IconWriting } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { languageOf } from '../../../domain/mail/words/guess-language.ts';
import { beginningAs, type JargonFound, jargonFinder } from '../../../domain/mail/words/jargon.ts';
import { type Remark as ToneRemark, remarksOn } from '../../../domain/mail/words/tone.ts';
import { type Language, LANGUAGES } from '../../../domain/text/language.ts';
import { jargonQuery, signatureQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import type { Draft, Tab } from '../draft/drafts.ts';
import type { Insertion } from '../editor/insertion.ts';
import { isUnanswered, useThread } from '../use-thread.ts';
import type { ToneMark } from './tone-marks.ts';
import classes from './remarks.module.css';

/** So long after the last key somebody pauses; before that nothing is looked at. */
const PAUSE_MS = 500;

type Remark = ToneRemark | ({ kind: 'jargon' } & JargonFound);
const keyOf = ({ kind, text }: Remark): string => `${kind} ${text}`;

/** Of a mail: whether nobody of ours has written before it, whether a signature stands beneath it, and in which language it is expected. */
type About = { isFirst: boolean; isSigned: boolean; language: Language };
type Hands = { toWords: (words: string) => void; swap: Insertion['swap'] };

/** How the reply sounds: what is underlined in it, and one line below that opens the list. It never holds anything back. */
export function useRemarks(
  { isFirst, isSigned, language: expected }: About,
  tab: Tab,
  draft: Pick<Draft, 'text' | 'html'>,
  { toWords, swap }: Hands,
): { marks: ToneMark[]; line: ReactNode } {
  const { t } = useLanguage();
  const { text, html } = draft;
  const written = useMemo(() => ({ text, html }), [text, html]);
  const [looked] = useDebouncedValue(written, PAUSE_MS);
  const [ignored, setIgnored] = useState<string[]>([]);
  const [opened, setOpened] = useState(false);
  const finders = useFinders(tab === 'reply');
  // Written in another language than the ticket's, its words are those of that one.
  const language = useMemo(() => languageOf(looked.text, expected), [looked, expected]);
  const remarks = useMemo(
    () =>
      tab === 'note'
        ? []
        : [
            ...remarksOn(looked.text, { isFirst, isSigned }),
            ...(finders?.[language](looked) ?? []).map((one) => ({ kind: 'jargon' as const, ...one })),
          ].filter(
            (one, nth, all) =>
              !ignored.includes(keyOf(one)) && all.findIndex((other) => keyOf(other) === keyOf(one)) === nth,
          ),
    [tab, looked, isFirst, isSigned, ignored, finders, language],
  );
  const marks = useMemo(
    () =>
      remarks
        .filter((one) => one.text !== '')
        .map(({ kind, text: words }) => ({ text: words, why: t(`tone.${kind}`) })),
    [remarks, t],
  );
  /** An ending is the writer's own to put behind the other word, one place after another. */
  const change = ({ text: words, instead, ending }: JargonFound) =>
    swap(words, (before) => beginningAs(instead ?? '', before, language), ending !== '');
  const button = (one: JargonFound, children: ReactNode) => (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={t('tone.jargon.swap.this', { what: one.text, instead: one.instead ?? '' })}
      title={one.ending === '' ? undefined : t('tone.jargon.ending')}
      onClick={() => change(one)}
    >
      {children}
    </Button>
  );
  const next = remarks.find(
    (one): one is { kind: 'jargon' } & JargonFound => one.kind === 'jargon' && one.instead !== null,
  );
  return {
    marks,
    line: remarks.length > 0 && (
      <div className={classes['remarks']}>
        <div className={classes['head']}>
          <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)} className={classes['opener']}>
            <IconWriting size={15} aria-hidden="true" />
            {t('tone.remarks', { count: remarks.length })}
            <IconChevronDown size={14} aria-hidden="true" data-opened={opened || undefined} />
          </UnstyledButton>
          {!opened &&
            next !== undefined &&
            button(
              next,
              <>
                {next.text} <IconArrowRight size={13} aria-hidden="true" className={classes['to']} /> {next.instead}
              </>,
            )}
        </div>
        {opened && (
          <ul>
            {remarks.map((one) => (
              <li key={keyOf(one)}>
                <span>
                  {one.text !== '' && (
                    <UnstyledButton className={classes['words']} onClick={() => toWords(one.text)}>
                      {one.text}
                    </UnstyledButton>
                  )}
                  {t(`tone.${one.kind}`)}
                </span>
                <span className={classes['deeds']}>
                  {one.kind === 'jargon' &&
                    one.instead !== null &&
                    button(one, t('tone.jargon.swap', { instead: one.instead }))}
                  <Button
                    size="compact-xs"
                    variant="default"
                    aria-label={t('tone.ignore.this', { what: one.text || t(`tone.${one.kind}`) })}
                    onClick={() => setIgnored([...ignored, keyOf(one)])}
                  >
                    {t('tone.ignore')}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    ),
  };
}

/** What an answer on this ticket is. */
export function useAnswer({ number, language }: TicketDetail): About {
  const isFirst = isUnanswered(useThread(number));
  const isSigned = (useQuery(signatureQuery(number)).data?.text ?? '') !== '';
  return { isFirst, isSigned, language };
}

/** What finds the company's words in a reply, of each language; null until they are read. */
function useFinders(isAsked: boolean) {
  const { data } = useQuery({ ...jargonQuery, enabled: isAsked });
  return useMemo(() => {
    if (data === undefined) return null;
    const finder = (language: string) => jargonFinder(data.items.find((one) => one.language === language)?.words ?? []);
    const [tr, en] = LANGUAGES.map(finder);
    return { tr: tr!, en: en! };
  }, [data]);
}
