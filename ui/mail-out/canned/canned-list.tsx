import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconBolt, IconPaperclip, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { fits } from '../../../domain/text/fuzzy.ts';
import { isBlankText } from '../../../domain/text/blank.ts';
import { excerptOf } from '../../../domain/text/preview.ts';
import { cannedQuery } from '../../data/queries.ts';
import type { CannedReply } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Chip } from '../../parts/chip/chip.tsx';
import { ReasonedButton } from '../../parts/button/reasoned-button.tsx';
import { Unanswered } from '../../parts/empty/unanswered.tsx';
import { languageName } from '../../parts/words/language-name.ts';
import { shown as shownIn } from './places.ts';
import { paths } from '../../paths.ts';
import { Card, CardHead, Page } from '../../shell/page.tsx';
import classes from './canned.module.css';

/** The canned replies that the reader may use, by folder: who uses each, how often, and what it brings along. */
export default function CannedListPage() {
  const { t } = useLanguage();
  const { can } = useMe();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const replies = useQuery(cannedQuery(null));
  const shown = (replies.data?.items ?? []).filter(
    ({ name, folder, text }) => fits(typed, [name, folder, text.tr, text.en]) !== null,
  );
  const folders = [...new Set(shown.map(({ folder }) => folder))];
  return (
    <Page
      guide="writing"
      title={t('nav.cannedReplies')}
      text={t('canned.about')}
      actions={
        <ReasonedButton
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          why={can('ticket:write') ? null : t('why.permission')}
          onClick={() => navigate(paths.newCannedReply())}
        >
          {t('canned.new')}
        </ReasonedButton>
      }
    >
      <Unanswered query={replies} />
      {replies.data && replies.data.items.length > 0 && (
        <TextInput
          className={classes['search']}
          aria-label={t('canned.search')}
          placeholder={t('canned.search')}
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      )}
      {replies.data && shown.length === 0 && (
        <p className={classes['none']}>{t(typed === '' ? 'canned.none' : 'canned.not-found')}</p>
      )}
      {folders.map((folder) => (
        <Card key={folder} label={folder || t('canned.no-folder')}>
          <CardHead title={folder || t('canned.no-folder')} />
          <ul className={classes['rows']}>
            {shown
              .filter((reply) => reply.folder === folder)
              .map((reply) => (
                <Row key={reply.id} reply={reply} />
              ))}
          </ul>
        </Card>
      ))}
    </Page>
  );
}

function Row({ reply: { id, name, scope, team, text, uses, attachments, actions } }: { reply: CannedReply }) {
  const { t, language } = useLanguage();
  const other = language === 'tr' ? 'en' : 'tr';
  const words = isBlankText(text[language]) ? text[other] : text[language];
  const only = (['tr', 'en'] as const).filter((one) => !isBlankText(text[one]));
  return (
    <li className={classes['row']}>
      <div className={classes['words']}>
        <Link href={paths.cannedReply(id)} className={classes['name']}>
          {name}
        </Link>
        <p>{only.length === 0 ? t('canned.only-actions') : excerptOf(shownIn(words, t))}</p>
      </div>
      <div className={classes['marks']}>
        {only.length === 1 && (
          <Chip small tone="warn">
            {t('canned.only', { language: languageName(only[0]!, language) })}
          </Chip>
        )}
        {attachments.length > 0 && (
          <IconPaperclip size={15} role="img" aria-label={t('canned.has-files', { count: attachments.length })} />
        )}
        {actions.length > 0 && <IconBolt size={15} role="img" aria-label={t('canned.has-actions')} />}
        <Chip small>{scope === 'team' ? (team?.name ?? '') : t(`canned.scope.${scope}`)}</Chip>
        <span className={classes['uses']}>{t('canned.uses', { count: uses })}</span>
      </div>
    </li>
  );
}
