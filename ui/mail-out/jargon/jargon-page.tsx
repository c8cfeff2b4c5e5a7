import { useQuery } from '@tanstack/react-query';
import { jargonQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { Page } from '../../shell/page.tsx';
import { JargonCard } from './jargon-card.tsx';
import classes from './jargon.module.css';

/** The words that customers do not know, of each language: they are marked while a reply is written. */
export default function JargonPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const lists = useQuery(jargonQuery);
  return (
    <Page guide="writing" title={t('nav.jargon')} text={t('jargon.about')}>
      <Unanswered query={lists} />
      <div className={classes['lists']}>
        {lists.data?.items.map((list) => (
          <JargonCard key={list.language} list={list} mayWrite={can('routing:write')} />
        ))}
      </div>
    </Page>
  );
}
