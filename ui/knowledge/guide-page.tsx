import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconArrowLeft, IconPrinter, IconSearch } from '@tabler/icons-react';
import { useEffect, useState, type MouseEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { GUIDE, guideFile, type GuidePage as Leaf, type GuideReaders } from '../../domain/text/guide.ts';
import { useLanguage } from '../language.tsx';
import { Empty } from '../parts/empty/empty.tsx';
import { printPage } from '../parts/print/print.ts';
import { Unanswered } from '../parts/empty/unanswered.tsx';
import { paths } from '../paths.ts';
import { Card, Page } from '../shell/page.tsx';
import { guideHits } from './guide-search.ts';
import classes from './guide.module.css';

/** It changes with the release only. */
async function read(language: string): Promise<Leaf[]> {
  const response = await fetch(guideFile(language));
  if (!response.ok) throw new Error(`the guide answered ${response.status}`);
  return (await response.json()) as Leaf[];
}

/** The guide: all its pages and a search through them, or the page of a name. */
export default function GuidePage({ name }: { name: string | null }) {
  const { language } = useLanguage();
  const asked = useQuery({ queryKey: ['guide', language], queryFn: () => read(language), staleTime: Infinity });
  const pages = asked.data ?? [];
  if (name !== null && asked.data) return <One key={name} page={pages.find((one) => one.name === name) ?? null} />;
  return <All pages={pages} asked={asked} />;
}

function All({ pages, asked }: { pages: readonly Leaf[]; asked: Parameters<typeof Unanswered>[0]['query'] }) {
  const { t, language } = useLanguage();
  const [query, setQuery] = useState('');
  const hits = guideHits(pages, query);
  const isAsked = query.trim() !== '';
  return (
    <Page title={t('guide.title')} text={t('guide.text')}>
      <Unanswered query={asked} />
      <TextInput
        type="search"
        aria-label={t('guide.find')}
        placeholder={t('guide.find')}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <p className={classes['count']} role="status">
        {isAsked && hits.length > 0 && t('guide.found', { count: hits.length })}
      </p>
      {isAsked && pages.length > 0 && hits.length === 0 && (
        <Card>
          <Empty kind="search" title={t('guide.none')}>
            {t('guide.none.text')}
          </Empty>
        </Card>
      )}
      {hits.length > 0 && (
        <Card label={t('guide.found', { count: hits.length })}>
          <ul className={classes['hits']}>
            {hits.map(({ page, section, snippet }) => (
              <li key={`${page.name} ${section.id}`}>
                <Link href={paths.guide(page.name, section.id)}>
                  {page.title}
                  {section.title !== '' && ` · ${section.title}`}
                </Link>
                <p>{snippet}</p>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {!isAsked && pages.length > 0 && (
        <div className={classes['shelves']}>
          {(Object.keys(GUIDE) as GuideReaders[]).map((readers) => (
            <Card key={readers} label={t(`guide.for.${readers}`)}>
              <div className={classes['shelf']}>
                <h2>{t(`guide.for.${readers}`)}</h2>
                <ul>
                  {GUIDE[readers].map((one) => (
                    <li key={one}>
                      <Link href={paths.guide(one)}>{pages.find(({ name }) => name === one)?.title}</Link>
                      <span>{pages.find(({ name }) => name === one)?.sections[0]?.text}</span>
                    </li>
                  ))}
                  {readers === 'agents' && (
                    <li>
                      <Link href={paths.keys()}>{t('help.title')}</Link>
                    </li>
                  )}
                  {readers === 'operators' && (
                    <li>
                      <a href={`/guide/${language}/index.html`}>{t('guide.connecting')}</a>
                    </li>
                  )}
                </ul>
              </div>
            </Card>
          ))}
        </div>
      )}
    </Page>
  );
}

function One({ page }: { page: Leaf | null }) {
  const { t } = useLanguage();
  const [, navigate] = useLocation();
  const section = window.location.hash.slice(1);
  useEffect(() => {
    if (section !== '') document.querySelector(`[data-section="${CSS.escape(section)}"]`)?.scrollIntoView();
  }, [section]);
  if (page === null)
    return (
      <Page title={t('guide.title')}>
        <Empty kind="search" title={t('guide.gone')} action={<Back />} />
      </Page>
    );
  // Pages of the desk open in it, as its own links do.
  const follow = (event: MouseEvent) => {
    const href = (event.target as Element).closest('a')?.getAttribute('href') ?? '';
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!isPlain || !/^\/guide\/[\w-]+(#.*)?$/.test(href)) return;
    event.preventDefault();
    navigate(href);
  };
  const named = page.sections.filter(({ title }) => title !== '');
  return (
    <Page
      title={page.title}
      narrow
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden="true" />}
          onClick={() => void printPage()}
        >
          {t('help.print')}
        </Button>
      }
    >
      <Back />
      {named.length > 2 && (
        <nav className={classes['here']} aria-label={t('guide.here')}>
          {named.map(({ id, title }) => (
            <a
              key={id}
              href={`#${id}`}
              onClick={() => document.querySelector(`[data-section="${id}"]`)?.scrollIntoView()}
            >
              {title}
            </a>
          ))}
        </nav>
      )}
      <Card label={page.title}>
        <div className={classes['page']} data-printable onClick={follow} role="presentation">
          <h2 className={classes['onPaper']}>{page.title}</h2>
          {page.sections.map(({ id, title, html }) => (
            <section key={id} data-section={id}>
              {title !== '' && <h2>{title}</h2>}
              {/* Our own pages, rendered as the desk is built (dev/guide/pages.ts). */}
              <div dangerouslySetInnerHTML={{ __html: html }} />
            </section>
          ))}
        </div>
      </Card>
    </Page>
  );
}

function Back() {
  const { t } = useLanguage();
  return (
    <Link className={classes['back']} href={paths.guide()}>
      <IconArrowLeft size={15} aria-hidden="true" /> {t('guide.all')}
    </Link>
  );
}
