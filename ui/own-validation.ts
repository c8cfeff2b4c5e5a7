import { useEffect } from 'react';
import type { DeskT } from './texts/index.ts';

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What is wrong with a field, in the desk's language; empty when the browser knows something that we do not. */
function complaint({ validity, ...field }: { validity: ValidityState; min: string; max: string }, t: DeskT): string {
  if (validity.valueMissing) return t('invalid.missing');
  if (validity.typeMismatch) return t('invalid.email');
  if (validity.tooShort) return t('invalid.short');
  if (validity.rangeUnderflow) return t('invalid.small', { min: field.min });
  if (validity.rangeOverflow) return t('invalid.large', { max: field.max });
  return '';
}

/** A browser complains in its own language, which need not be the desk's: it is given our words for every form of the page. */
export function useOwnValidation(t: DeskT): void {
  useEffect(() => {
    const tell = ({ target }: Event) => {
      const field = target as Field;
      field.setCustomValidity('');
      const { min = '', max = '' } = field as Partial<HTMLInputElement>;
      if (!field.validity.valid) field.setCustomValidity(complaint({ validity: field.validity, min, max }, t));
    };
    // A complaint of ours stands until it is taken back, and would keep a mended field from being sent.
    const forget = ({ target }: Event) => {
      if ('setCustomValidity' in (target as Field)) (target as Field).setCustomValidity('');
    };
    document.addEventListener('invalid', tell, true);
    document.addEventListener('input', forget, true);
    return () => {
      document.removeEventListener('invalid', tell, true);
      document.removeEventListener('input', forget, true);
    };
  }, [t]);
}
