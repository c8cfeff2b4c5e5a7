import { Button, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconChevronDown, IconWriting } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { type Remark, remarksOn } from '../../../domain/mail/words/tone.ts';
import { signatureQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import type { Tab } from '../draft/drafts.ts';
import { isUnanswered, useThread } from '../use-thread.ts';
import type { ToneMark } from './tone-marks.ts';
import classes from './remarks.module.css';

/** So long after the last key somebody pauses; before that nothing is looked at. */
const PAUSE_MS = 500;
const keyOf = ({ kind, text }: Remark): string => `${kind} ${text}`;

/** How the reply sounds: what is underlined in it, and one line below that opens the list. It never holds anything back. */
export function useRemarks(
  ticket: TicketDetail,
  tab: Tab,
  text: string,
  toWords: (words: string) => void,
): { marks: ToneMark[]; line: ReactNode } {
  const { t } = useLanguage();
  const [looked] = useDebouncedValue(text, PAUSE_MS);
  const [ignored, setIgnored] = useState<string[]>([]);
  const [opened, setOpened] = useState(false);
  const isFirst = isUnanswered(useThread(ticket.number));
  const isSigned = (useQuery(signatureQuery(ticket.number)).data?.text ?? '') !== '';
  const remarks = useMemo(
    () =>
      tab === 'note'
        ? []
        : remarksOn(looked, { isFirst, isSigned }).filter(
            (one, nth, all) =>
              !ignored.includes(keyOf(one)) && all.findIndex((other) => keyOf(other) === keyOf(one)) === nth,
          ),
    [tab, looked, isFirst, isSigned, ignored],
  );
  const marks = useMemo(
    () =>
      remarks
        .filter((one) => one.text !== '')
        .map(({ kind, text: words }) => ({ text: words, why: t(`tone.${kind}`) })),
    [remarks, t],
  );
  return {
    marks,
    line: remarks.length > 0 && (
      <div className={classes['remarks']}>
        <UnstyledButton aria-expanded={opened} onClick={() => setOpened(!opened)} className={classes['opener']}>
          <IconWriting size={15} aria-hidden="true" />
          {t('tone.remarks', { count: remarks.length })}
          <IconChevronDown size={14} aria-hidden="true" data-opened={opened || undefined} />
        </UnstyledButton>
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
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t('tone.ignore.this', { what: one.text || t(`tone.${one.kind}`) })}
                  onClick={() => setIgnored([...ignored, keyOf(one)])}
                >
                  {t('tone.ignore')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    ),
  };
}
