import { Button } from '@mantine/core';
import { IconPlugConnected, IconRefresh } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/panel/refusal.tsx';
import { Connected } from './connected.tsx';
import { ProofList } from './proof-list.tsx';
import { proofLines, verdictOf } from './proof-lines.ts';
import { StepCard } from './step-card.tsx';
import type { Proof } from './use-proof.ts';

type Props = {
  address: string;
  proof: Proof;
  onBack: () => void;
  onEnd: () => void;
};

/** What works and what does not, line by line; connected as soon as everything does. */
export function ProofStep({ address, proof, onBack, onEnd }: Props) {
  const { t } = useLanguage();
  const { known, result, saved, error, isRunning, again, anyway } = proof;
  const lines = proofLines(result, { around: true, earlier: known });
  if (saved) return <Connected mailbox={saved} lines={lines} onEnd={onEnd} />;
  const verdict = error === null ? result && verdictOf(result) : 'mend';
  const stage = isRunning || verdict === null || verdict === 'connect' ? 'running' : verdict;
  return (
    <StepCard
      title={t(`connect.proof.${stage}.title`, { address })}
      text={t(`connect.proof.${stage}.text`)}
      onBack={isRunning ? null : onBack}
      actions={
        stage !== 'running' && (
          <>
            <Button
              size="md"
              variant={stage === 'ask' ? 'default' : 'filled'}
              leftSection={<IconRefresh size={17} aria-hidden="true" />}
              onClick={again}
            >
              {t('connect.proof.again')}
            </Button>
            {stage === 'ask' && (
              <Button size="md" leftSection={<IconPlugConnected size={17} aria-hidden="true" />} onClick={anyway}>
                {t('connect.proof.anyway')}
              </Button>
            )}
          </>
        )
      }
    >
      <div aria-live="polite">
        <ProofList lines={lines} />
      </div>
      <Refusal error={error} />
    </StepCard>
  );
}
