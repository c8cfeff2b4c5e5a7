import { useEffect, useState } from 'react';
import { useLanguage } from '../language.tsx';

/** How many seconds it has been going on, from when it is first shown. For eyes alone: read out every second it would be noise. */
export function Seconds() {
  const { t } = useLanguage();
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((before) => before + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return count > 0 && <small aria-hidden="true">{t('check.seconds', { count })}</small>;
}
