import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';
import { mailTextsQuery } from '../data/queries.ts';
import type { MailTextKind } from '../data/types.ts';
import { useLanguage } from '../language.tsx';
import { Chip } from '../parts/chip/chip.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { paths, type TextScope, textScopeOf } from '../paths.ts';
import { Card, Page } from '../shell/page.tsx';
import { languageName } from '../parts/words/language-name.ts';
import { ScopeField } from './scope-field.tsx';
import classes from './texts.module.css';

/** What Bilet's mails say by themselves: each kind in each language, and whose words stand there. */
export default function TextsPage() {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const scope = textScopeOf(useSearch());
  const texts = useQuery(mailTextsQuery(scope));
  return (
    <Page guide="mail-texts" title={t('nav.texts')} text={t('mail-text.text')}>
      <div className={classes['scope']}>
        <ScopeField scope={scope} onChange={(next) => navigate(paths.texts(next))} />
      </div>
      <Unanswered query={texts} />
      {texts.data && (
        <Card label={t('nav.texts')}>
          <ul className={classes['kinds']}>
            {texts.data.items.map((kind) => (
              <KindRow key={kind.kind} kind={kind} scope={scope} />
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

function KindRow({ kind: { kind, texts, written }, scope }: { kind: MailTextKind; scope: TextScope }) {
  const { t, language: reader } = useLanguage();
  const name = t(`mail-text.kind.${kind}`);
  const elsewhere = written.filter(({ team, mailbox }) => team?.id !== scope.team || mailbox?.id !== scope.mailbox);
  const places = [
    ...new Set(elsewhere.map(({ team, mailbox }) => (team ?? mailbox)?.name ?? t('mail-text.elsewhere.company'))),
  ];
  return (
    <li className={classes['kind']}>
      <div className={classes['words']}>
        <h2>{name}</h2>
        <p>{t(`mail-text.kind.${kind}.about`)}</p>
        {places.length > 0 && (
          <p className={classes['elsewhere']}>{t('mail-text.elsewhere', { places: places.join(', ') })}</p>
        )}
      </div>
      <ul className={classes['languages']}>
        {texts.map(({ language, from, text }) => (
          <li key={language}>
            <Link
              href={paths.text(kind, language, scope)}
              className={classes['language']}
              aria-label={t('mail-text.open', { kind: name, language: languageName(language, reader) })}
            >
              {languageName(language, reader)}
              <Chip small tone={from === 'code' ? 'plain' : 'brand'}>
                {text === '' && from === 'code' ? t('mail-text.from.none') : t(`mail-text.from.${from}`)}
              </Chip>
            </Link>
          </li>
        ))}
      </ul>
    </li>
  );
}
