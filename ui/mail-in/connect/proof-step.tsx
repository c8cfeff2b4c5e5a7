import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useLanguage } from '../../language.tsx';
import { Refusal } from '../../parts/refusal.tsx';
import { Connected } from './connected.tsx';
import { ProofList } from './proof-list.tsx';
import { isUsable, proofLines } from './proof-lines.ts';
import { StepCard } from './step-card.tsx';
import type { Proof } from './use-proof.ts';

type Props = { address: string; proof: Proof; onBack: () => void; onEnd: () => void };

/** What works and what does not, line by line; connected as soon as everything does. */
export function ProofStep({ address, proof, onBack, onEnd }: Props) {
  const { t } = useLanguage();
  const { result, saved, error, isRunning, again } = proof;
  const lines = proofLines(result);
  if (saved) return <Connected mailbox={saved} lines={lines} onEnd={onEnd} />;
  const isBroken = error !== null || (result !== null && !isUsable(lines));
  return (
    <StepCard
      title={t(isBroken ? 'connect.proof.broken' : 'connect.proof.title', { address })}
      text={t(isBroken ? 'connect.proof.broken.text' : 'connect.proof.text')}
      onBack={isRunning ? null : onBack}
      actions={
        isBroken && (
          <Button
            size="md"
            loading={isRunning}
            leftSection={<IconRefresh size={17} aria-hidden="true" />}
            onClick={again}
          >
            {t('connect.proof.again')}
          </Button>
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
