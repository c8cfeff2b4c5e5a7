import type { Priority } from '../../../domain/ticket/ticket.ts';
import { useLanguage } from '../../language.tsx';

const BARS: Record<Priority, { bars: number; colour: string }> = {
  urgent: { bars: 4, colour: 'var(--danger)' },
  high: { bars: 3, colour: 'var(--warn)' },
  normal: { bars: 2, colour: 'var(--ink-faint)' },
  low: { bars: 1, colour: 'var(--ink-faint)' },
};

/** A priority as rising bars: their number says it without colour. */
export function PriorityMark({ priority, labelled = false }: { priority: Priority; labelled?: boolean }) {
  const { t } = useLanguage();
  const { bars, colour } = BARS[priority];
  const label = t(`priority.${priority}`);
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      style={{ flex: 'none' }}
      {...(labelled ? { 'aria-hidden': true } : { role: 'img', 'aria-label': t('priority.is', { priority: label }) })}
    >
      {[0, 1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={bar * 3.6}
          y={10 - bar * 3}
          width="2.6"
          height={4 + bar * 3}
          rx="1"
          fill={bar < bars ? colour : 'var(--line)'}
        />
      ))}
    </svg>
  );
}
