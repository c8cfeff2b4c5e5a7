import { Loader } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX, type Icon } from '@tabler/icons-react';
import { isFault } from '../../../domain/mail/connection-check.ts';
import { useLanguage } from '../../language.tsx';
import type { DeskT } from '../../texts/index.ts';
import { refusalText } from '../refusal-text.ts';
import type { ProofLine, ProofState } from './proof-lines.ts';
import classes from './connect.module.css';

const ICONS: Record<Exclude<ProofState, 'running'>, Icon> = {
  proved: IconCircleCheck,
  unproved: IconAlertTriangle,
  refused: IconCircleX,
  untried: IconCircleDashed,
};

/** What was proved, what was not, and what to do about it. */
export function ProofList({ lines }: { lines: readonly ProofLine[] }) {
  const { t } = useLanguage();
  return (
    <ul className={classes['proof']} aria-label={t('connect.proof.list')}>
      {lines.map((line) => (
        <Line key={line.name} {...line} />
      ))}
    </ul>
  );
}

function wordsOf({ name, step }: ProofLine, t: DeskT): string {
  if (step === null) return t('connect.proof.running');
  const { code, at } = step;
  if (code === 'ok') return t(`check.${name}.ok`);
  return isFault(code) ? refusalText({ code, at }, t) : t(`check.${code}`, { folder: at });
}

function Line(line: ProofLine) {
  const { t } = useLanguage();
  const { name, state, step } = line;
  const Picture = state === 'running' ? null : ICONS[state];
  return (
    <li data-state={state}>
      {Picture ? <Picture size={22} aria-hidden="true" /> : <Loader size={20} aria-hidden="true" />}
      <div>
        <b>{t(`check.step.${name}`)}</b>
        <span>{wordsOf(line, t)}</span>
        {state === 'refused' && step && <code>{[step.at, step.said].join(' ').trim()}</code>}
      </div>
    </li>
  );
}
