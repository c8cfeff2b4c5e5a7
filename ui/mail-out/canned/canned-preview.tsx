import { useQuery } from '@tanstack/react-query';
import { filledForm } from '../../../domain/mail/template/canned-form.ts';
import { filledReply, salutationOf, textIn } from '../../../domain/mail/template/canned-reply.ts';
import { sampleOf } from '../../../domain/mail/template/text-preview.ts';
import type { Language } from '../../../domain/text/language.ts';
import { mailboxesQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { LANGUAGES, useLanguage } from '../../language.tsx';
import { FormedWords } from '../../parts/words/formed-words.tsx';
import classes from './canned.module.css';

type Props = { text: Record<Language, string>; html: Record<Language, string> };

/** Both languages as they are inserted on an example, with blanks marked. */
export function CannedPreview({ text, html }: Props) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const mailbox = useQuery(mailboxesQuery).data?.items[0];
  return (
    <section className={classes['preview']} aria-label={t('canned.preview')}>
      {LANGUAGES.map(({ value, label }) => {
        const said = textIn(text, value);
        const { name, number, code, subject } = sampleOf(value);
        const values = {
          ...{ name, code, subject, number: String(number), salutation: salutationOf(name, 'ms', said.language) },
          ...{ agent: agent.name, team: agent.teams[0]?.name ?? '', company: mailbox?.name ?? '' },
        };
        const words = filledReply(said.text.trim(), values, said.language);
        return (
          <div key={value} className={classes['language']}>
            <h2>{t('canned.preview.of', { language: label })}</h2>
            {words === '' ? (
              <p className={classes['none']}>{t('canned.preview.none')}</p>
            ) : (
              <>
                {said.language !== value && <p className={classes['none']}>{t('canned.preview.other')}</p>}
                <div lang={said.language} className={classes['mail']}>
                  <FormedWords text={words} html={filledForm(html[said.language], values, said.language)} />
                </div>
              </>
            )}
          </div>
        );
      })}
    </section>
  );
}
