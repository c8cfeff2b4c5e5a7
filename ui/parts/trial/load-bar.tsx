import classes from './load-bar.module.css';

type Props = {
  load: number;
  capacity: number;
  /** In words, for who does not see it. */
  label: string;
};

/** How much of what somebody can carry they carry: a small bar with its numbers. */
export function LoadBar({ load, capacity, label }: Props) {
  const share = capacity === 0 ? 100 : Math.min(100, (load / capacity) * 100);
  return (
    <span className={classes['load']} role="img" aria-label={label} title={label}>
      <span className={classes['track']} data-full={load >= capacity || undefined} aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
      <span aria-hidden="true">
        {load}/{capacity}
      </span>
    </span>
  );
}
