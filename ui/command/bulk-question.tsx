import { Button, Kbd } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useLanguage } from '../language.tsx';
import { Dialog } from '../parts/dialog/dialog.tsx';
import classes from './bulk-question.module.css';

/** Commands that end tickets, or after which customers get mail. */
const ENDS = ['resolve', 'archive', 'mark-spam'] as const;
type Ends = (typeof ENDS)[number];
/** So many are in sight: whoever has selected them has seen them. */
const SEEN = 50;

type Question = { kind: Ends; count: number; give: () => void };
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

/** Gives the command, at once or when somebody has said yes: one letter must not end ten thousand tickets. */
export function giveOrAsk(
  kind: string,
  { count, isWhole }: { count: number; isWhole: boolean },
  give: () => void,
): void {
  const ends = ENDS.find((one) => one === kind);
  if (ends === undefined || (!isWhole && count <= SEEN)) return give();
  become({ kind: ends, count, give });
}

/** Enter goes back, as does Escape. */
export function BulkQuestion() {
  const { t } = useLanguage();
  const question = useSyncExternalStore(subscribe, () => asked);
  if (question === null) return null;
  const leave = () => become(null);
  const { kind, count, give } = question;
  return (
    <Dialog opened onClose={leave} size="md" title={t(`bulk.sure.${kind}`, { count })}>
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
