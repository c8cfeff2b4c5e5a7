import type { Translation } from './translation.ts';
import type { en } from './problem.en.ts';

/** Turkish texts of failures that no answer of the API explains; a refusal brings its own words along. */
export const tr: Translation<typeof en> = {
  'problem.unavailable': 'Sunucu şu anda yanıt vermiyor. Hiçbir şey kaybolmadı; lütfen birazdan yeniden deneyin.',
  'problem.internal': 'Bizden kaynaklanan bir sorun oluştu. Lütfen yeniden deneyin.',
};
