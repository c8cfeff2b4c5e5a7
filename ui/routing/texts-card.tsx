import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { companyTextsQuery } from '../data/rule-queries.ts';
import type { CompanyText } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { ReasonedButton } from '../parts/button/reasoned-button.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { Card, CardHead } from '../shell/page.tsx';
import { TextDialog } from './text-dialog.tsx';
import ordered from '../parts/order/ordered.module.css';
import classes from './rules.module.css';

/** The company's own texts, with which rules reply; whoever changes rules changes them. */
export function TextsCard({ why }: { why: string | null }) {
  const { t, language } = useLanguage();
  const texts = useQuery(companyTextsQuery);
  const [open, setOpen] = useState<{ text: CompanyText | null } | null>(null);
  return (
    <>
      <Unanswered query={texts} />
      {texts.data && (
        <Card label={t('texts.title')}>
          <CardHead title={t('texts.title')} text={t('texts.text')}>
            <ReasonedButton
              variant="default"
              size="xs"
              leftSection={<IconPlus size={15} aria-hidden="true" />}
              why={why}
              onClick={() => setOpen({ text: null })}
            >
              {t('texts.add')}
            </ReasonedButton>
          </CardHead>
          {texts.data.items.length === 0 && <p className={classes['none']}>{t('texts.none')}</p>}
          <ul className={ordered['list']}>
            {texts.data.items.map((text) => (
              <li key={text.id} className={ordered['row']}>
                <div className={ordered['words']}>
                  <p className={ordered['name']}>
                    {why === null ? (
                      <button
                        type="button"
                        className={classes['opener']}
                        aria-haspopup="dialog"
                        onClick={() => setOpen({ text })}
                      >
                        {text.name}
                      </button>
                    ) : (
                      <b>{text.name}</b>
                    )}
                  </p>
                  <p className={classes['excerpt']}>{text[language]}</p>
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {open && <TextDialog text={open.text} onClose={() => setOpen(null)} />}
    </>
  );
}
