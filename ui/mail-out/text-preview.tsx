import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TextKind } from '../../domain/mail/template/company-text.ts';
import { previewOf, sampleMoment, sampleOf } from '../../domain/mail/template/text-preview.ts';
import { mailboxesQuery, teamsQuery } from '../data/queries.ts';
import type { MailText } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { useLanguage } from '../language.tsx';
import type { TextScope } from '../paths.ts';
import { zoneHere } from '../zone.ts';
import classes from './texts.module.css';

type Props = {
  kind: TextKind;
  language: string;
  /** Null while it cannot be filled. */
  draft: { subject: string | null; text: string } | null;
  tracking: MailText | undefined;
  scope: TextScope;
};

/** The mail as a customer will see it, with examples for what differs from mail to mail. */
export function TextPreview({ kind, language, draft, tracking, scope }: Props) {
  const { t } = useLanguage();
  const { agent } = useMe();
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const mailboxes = useQuery(mailboxesQuery).data?.items ?? [];
  const mailbox = mailboxes.find(({ id }) => id === scope.mailbox) ?? mailboxes[0];
  const team = teams.find(({ id }) => id === scope.team) ?? teams[0];
  const [now] = useState(() => Date.now());
  const moment = sampleMoment(now, zoneHere(), language);
  const sample = sampleOf(language);
  const mail =
    draft &&
    previewOf(
      { kind, language, from: 'company', ...draft },
      { kind: 'tracking', language, from: 'company', subject: null, text: tracking?.text ?? '{code}' },
      {
        ...{ ...sample, team: team?.name ?? '', agent: agent.name, company: mailbox?.name ?? '' },
        ...{ promised: moment, closes: moment },
      },
    );
  return (
    <section className={classes['preview']} aria-label={t('mail-text.preview')}>
      <header>
        <h2>{t('mail-text.preview')}</h2>
        <span>{t('mail-text.preview.about')}</span>
      </header>
      {mail === null ? (
        <p className={classes['hint']}>{t('mail-text.preview.none')}</p>
      ) : (
        <div className={classes['mail']} lang={language}>
          <p className={classes['envelope']}>
            <b>{mailbox?.name}</b> {mailbox && `<${mailbox.address}>`}
          </p>
          <p className={classes['subject']}>Re: {mail.subject}</p>
          {mail.paragraphs.map(({ text, isLink }, at) =>
            isLink ? (
              <p key={at}>
                <span className={classes['button']}>{text}</span>
              </p>
            ) : (
              <p key={at}>{text}</p>
            ),
          )}
          {mail.signature !== '' && <p>{`-- \n${mail.signature}`}</p>}
          <p className={classes['block']}>{['---', ...mail.block, '---'].join('\n')}</p>
        </div>
      )}
    </section>
  );
}
