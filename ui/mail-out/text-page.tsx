import '@mantine/core/styles/Anchor.css';
import { Anchor, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useLocation, useSearch } from 'wouter';
import { isTextKind, type TextKind } from '../../domain/mail/template/company-text.ts';
import { mailTextsQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { paths, textScopeOf } from '../paths.ts';
import { Page } from '../shell/page.tsx';
import { languageName, OTHER_LANGUAGES } from '../parts/words/language-name.ts';
import { ScopeField } from './scope-field.tsx';
import { TextEditor } from './text-editor.tsx';
import classes from './texts.module.css';

/** One text in one language, to be written, looked at and reset. */
export default function TextPage({ kind }: { kind: string }) {
  const { t } = useLanguage();
  if (!isTextKind(kind))
    return (
      <Page title={t('nav.texts')}>
        <Empty kind="search" title={t('mail-text.gone')} action={<BackLink href={paths.texts()} />} />
      </Page>
    );
  return <KindPage kind={kind} />;
}

function KindPage({ kind }: { kind: TextKind }) {
  const { t, language: reader } = useLanguage();
  const [, navigate] = useLocation();
  const query = useSearch();
  const scope = textScopeOf(query);
  const language = new URLSearchParams(query).get('language') ?? reader;
  const texts = useQuery(mailTextsQuery(scope));
  const found = texts.data?.items.find((one) => one.kind === kind);
  const known = found?.texts.map((text) => text.language) ?? [];
  const tracking = texts.data?.items
    .find((one) => one.kind === 'tracking')
    ?.texts.find((text) => text.language === (known.includes(language) ? language : 'en'));
  const languages = [...new Set([...known, language, ...OTHER_LANGUAGES])];
  return (
    <Page title={t(`mail-text.kind.${kind}`)} text={t(`mail-text.kind.${kind}.about`)} wide>
      <BackLink href={paths.texts(scope)} />
      <div className={classes['choices']}>
        <NativeSelect
          label={t('mail-text.language')}
          value={language}
          onChange={(event) => navigate(paths.text(kind, event.currentTarget.value, scope))}
          data={languages.map((code) => ({ value: code, label: languageName(code, reader) }))}
        />
        <ScopeField scope={scope} onChange={(next) => navigate(paths.text(kind, language, next))} />
      </div>
      <Unanswered query={texts} />
      {found && (
        <TextEditor
          // What is being written is of one place: another begins anew.
          key={`${language} ${scope.team ?? scope.mailbox ?? ''}`}
          kind={found}
          language={language}
          scope={scope}
          tracking={tracking}
        />
      )}
    </Page>
  );
}

function BackLink({ href }: { href: string }) {
  const { t } = useLanguage();
  return (
    <Anchor component={Link} href={href} className={classes['back']}>
      <IconArrowLeft size={15} aria-hidden="true" /> {t('mail-text.back')}
    </Anchor>
  );
}
