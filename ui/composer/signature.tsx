import { useQuery } from '@tanstack/react-query';
import { signatureQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import classes from './composer.module.css';

/** What will stand beneath the reply, as it will be, and whose it is; nothing where none stands. */
export function Signature({ number }: { number: number }) {
  const { t } = useLanguage();
  const signature = useQuery(signatureQuery(number)).data;
  if (signature === undefined || signature.text === '') return null;
  return (
    <details className={classes['signature']}>
      <summary>{t(`composer.signature.${signature.from}`)}</summary>
      <div dir="auto">{signature.text}</div>
    </details>
  );
}
