import { useQuery } from '@tanstack/react-query';
import type { Output } from '../data/api-types.ts';
import { signatureQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import classes from './composer.module.css';

/** What will stand beneath the reply, as it will be, and whose it is; nothing where none stands. */
export function Signature({ number }: { number: number }) {
  const signature = useQuery(signatureQuery(number)).data;
  return signature && <SignatureLine {...signature} />;
}

/** It opens to show the words. */
export function SignatureLine({ text, from }: Output<'getSignature'>) {
  const { t } = useLanguage();
  if (text === '') return null;
  return (
    <details className={classes['signature']}>
      <summary>{t(`composer.signature.${from}`)}</summary>
      <div dir="auto">{text}</div>
    </details>
  );
}
