import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { carriesForm } from '../../../domain/text/form.ts';
import { useLanguage } from '../../language.tsx';
import { Linkified } from '../../parts/words/linkified.tsx';
import type { Message } from '../../data/types.ts';
import { Attachments } from './attachments.tsx';
import { MailFrame } from './mail-frame.tsx';
import { Hint } from '../../parts/button/hint.tsx';
import classes from './thread.module.css';

/** Whether a message is shown by its form before anybody asks. */
export const showsForm = ({ direction, html, hasHtml }: Message): boolean =>
  direction === 'in' ? html !== null && carriesForm(html) : hasHtml;

type Props = { message: Message; lang: string; formatted: boolean; printing: boolean };

/** The words of a message, or its form; the files; and whether something of it could not be read. */
export function MessageBody({ message, lang, formatted, printing }: Props) {
  const { t } = useLanguage();
  return (
    <div className={classes['body']}>
      {formatted ? <MailFrame message={message} printing={printing} /> : <Words message={message} lang={lang} />}
      <Attachments attachments={message.attachments} />
      {message.defects.length > 0 && (
        <p className={classes['defect']}>
          <IconAlertTriangle size={15} aria-hidden="true" /> {t('message.defects')}
        </p>
      )}
    </div>
  );
}

/** Plain text; what it repeats of older mail waits behind a button. */
function Words({ message, lang }: { message: Message; lang: string }) {
  const { t } = useLanguage();
  const [quoted, setQuoted] = useState(false);
  const words = message.newText ?? message.text;
  const hasQuote = message.newText !== null && message.text.trim() !== message.newText.trim();
  const label = quoted ? t('message.hide-quote') : t('message.show-quote');
  return (
    <>
      <div className={classes['text']} lang={lang} dir="auto">
        <Linkified text={words.trim() || t('message.no-text')} />
      </div>
      {hasQuote && (
        <>
          <Hint label={label}>
            <button
              type="button"
              className={classes['quoteButton']}
              aria-expanded={quoted}
              aria-label={label}
              onClick={() => setQuoted(!quoted)}
            >
              •••
            </button>
          </Hint>
          {quoted && (
            <div className={classes['quote']} lang={lang} dir="auto">
              <Linkified text={message.text.trim()} />
            </div>
          )}
        </>
      )}
    </>
  );
}
