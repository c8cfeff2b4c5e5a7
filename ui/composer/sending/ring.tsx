import { useEffect, useState } from 'react';
import classes from './held.module.css';

const TICK_MS = 250;

/** Seconds until an instant, counted down while it is shown; 0 when it has come. */
export function useSecondsTo(until: number): number {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1_000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const tick = () => setSeconds(left());
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- `left` is made of it
  }, [until]);
  return seconds;
}

/** A ring that empties until the instant has come. */
export function Ring({ from, until }: { from: number; until: number }) {
  const [begun] = useState(Date.now);
  const whole = Math.max(1, until - from);
  return (
    <svg className={classes['ring']} viewBox="0 0 20 20" width={18} height={18} aria-hidden="true">
      <circle cx="10" cy="10" r="8" pathLength={100} />
      <circle
        cx="10"
        cy="10"
        r="8"
        pathLength={100}
        style={{
          animationDuration: `${whole}ms`,
          animationDelay: `${Math.min(0, from - begun)}ms`,
        }}
      />
    </svg>
  );
}
