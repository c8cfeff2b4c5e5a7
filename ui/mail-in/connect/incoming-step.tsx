import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlugConnected } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useLanguage } from '../../language.tsx';
import { teamsQuery } from '../../data/queries.ts';
import { showFirstWrong } from '../../field-error.ts';
import { foldersOf, type Settings } from '../expert/mailbox-settings.ts';
import { LanguageField, NameField, TeamField } from '../expert/own-fields.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import type { Draft } from './draft.ts';
import { DryCount } from './dry-count.tsx';
import { FolderChoice } from './folder-choice.tsx';
import { ProofList } from './proof-list.tsx';
import { proofLines, verdictOf } from './proof-lines.ts';
import type { Check } from './use-check.ts';
import { SinceChoice } from './since-choice.tsx';
import { StepCard } from './step-card.tsx';
import classes from '../../parts/panel/settings.module.css';

type Props = {
  draft: Draft;
  password: string;
  check: Check;
  onChange: (part: Partial<Settings>) => void;
  onDone: () => void;
  onBack: () => void;
};

/** What comes in, and whose it is. Everything has an answer already: most only read it and go on. */
export function IncomingStep({ draft: { settings, consent }, password, check, onChange, onDone, onBack }: Props) {
  const { t } = useLanguage();
  // Who signed in with a password has had its folders listed by that; a consent was given elsewhere.
  const look = useEffectEvent(() => check.isIdle && check.mutate({ settings, password: '', consent }));
  useEffect(() => void look(), []);
  const refused = check.data && verdictOf(check.data) === 'mend' ? check.data : null;
  const teams = useQuery(teamsQuery).data?.items ?? [];
  return (
    <StepCard
      title={t('connect.incoming.title')}
      onBack={onBack}
      onSubmit={() => showFirstWrong() || onDone()}
      actions={
        <Button type="submit" size="md" leftSection={<IconPlugConnected size={18} aria-hidden="true" />}>
          {t('connect.prove')}
        </Button>
      }
    >
      <SinceChoice
        since={settings.archiveSince ?? null}
        onChange={(archiveSince) => onChange({ archiveSince })}
        count={
          settings.archiveSince && <DryCount signIn={{ settings, password, consent }} since={settings.archiveSince} />
        }
      />
      <div className={classes['pair']}>
        {teams.length > 1 && <TeamField settings={settings} teams={teams} onChange={onChange} />}
        <NameField settings={settings} onChange={onChange} />
        <LanguageField settings={settings} onChange={onChange} />
      </div>
      <FolderChoice
        found={check.data?.folders ?? []}
        chosen={foldersOf(settings)}
        teams={teams}
        onChange={(folders) => onChange({ folders })}
      />
      <div aria-live="polite">
        {refused && <ProofList lines={proofLines(refused)} />}
        <Refusal error={check.error} />
      </div>
    </StepCard>
  );
}
