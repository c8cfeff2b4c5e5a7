import { Button, Kbd } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useLanguage } from '../language.tsx';
import type { TicketBrief } from '../data/types.ts';
import { Dialog } from '../parts/dialog/dialog.tsx';
import { type Ends, endsOf, type Loss, lossesIn } from './bulk-losses.ts';
import type { BulkCommand } from './bulk-words.ts';
import classes from './bulk-question.module.css';

/** So many are in sight: whoever has selected them has seen them. */
const SEEN = 50;

type Question = {
  kind: Ends;
  count: number;
  losses: { loss: Loss; count: number }[];
  isWhole: boolean;
  give: () => void;
};
let asked: Question | null = null;
const listeners = new Set<() => void>();
function become(next: Question | null): void {
  asked = next;
  for (const listener of listeners) listener();
}
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

type Meant = {
  count: number;
  /** Not all of them are loaded. */
  isWhole: boolean;
  /** Those that are. */
  chosen: readonly TicketBrief[];
};

/**
 * Gives the command, at once or when somebody has said yes: one letter must not end ten thousand tickets, nor close one over a customer who had
 * no answer, a draft or a promise.
 */
export function giveOrAsk(kind: BulkCommand['kind'], { count, isWhole, chosen }: Meant, give: () => void): void {
  const ends = endsOf(kind);
  if (ends === undefined) return give();
  // Of a single customer without an answer it is asked before (list/selection-acts.tsx).
  const losses = lossesIn(ends, chosen).filter(({ loss }) => loss !== 'unanswered' || count > 1);
  if (!isWhole && count <= SEEN && losses.length === 0) return give();
  become({ kind: ends, count, losses, isWhole, give });
}

/** Enter goes back, as does Escape. */
export function BulkQuestion() {
  const { t } = useLanguage();
  const question = useSyncExternalStore(subscribe, () => asked);
  if (question === null) return null;
  const leave = () => become(null);
  const { kind, count, losses, isWhole, give } = question;
  return (
    <Dialog opened onClose={leave} size="md" title={t(`bulk.sure.${kind}`, { count })}>
      {losses.length > 0 && (
        <ul className={classes['losses']}>
          {losses.map(({ loss, count: of }) => (
            <li key={loss}>{t(isWhole ? `bulk.loss.loaded.${loss}` : `bulk.loss.${loss}`, { count: of })}</li>
          ))}
        </ul>
      )}
      <p className={classes['text']}>{t(`bulk.sure.text.${kind}`)}</p>
      <div className={classes['buttons']}>
        <Button
          variant="default"
          onClick={() => {
            leave();
            give();
          }}
        >
          {t('bulk.sure.do')}
        </Button>
        <Button data-autofocus onClick={leave} rightSection={<Kbd aria-hidden="true">Esc</Kbd>}>
          {t('bulk.sure.back')}
        </Button>
      </div>
    </Dialog>
  );
}
