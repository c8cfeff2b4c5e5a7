import type { Translation } from './translation.ts';
import type { en } from './search.en.ts';

/** Turkish texts of what is looked for and where it was found. */
export const tr: Translation<typeof en> = {
  'search.completions': 'Tamamlama önerileri',
  'search.operator.from': 'talep sahibinin adı ya da adresi',
  'search.operator.to': 'geldiği posta kutusu',
  'search.operator.tag': 'bu etiketi taşıyan',
  'search.operator.state': 'bu durumda olan',
  'search.operator.owner': 'sorumlusu bu kişi olan',
  'search.operator.team': 'bu ekibin',
  'search.operator.before': 'bu günden önce açılmış',
  'search.operator.after': 'bu gün ya da sonrasında yazışılmış',
  'search.operator.file': 'bu sözleri içeren dosyası olan',
  'search.operator.type': 'bu türde olan',
  'search.no-value': '{operator}: “{value}” diye bir değer yok. Olanlar: {values}.',
  'search.no-day': '“{value}” bir gün değil. 28.11.2026, 2026-11-28, bugün, dün ya da 7g yazın.',
  'search.too-many': 'Bir aramada bu kadar çok söz olamaz.',
  'search.where.in': 'Müşteriden',
  'search.where.out': 'Yanıtımız',
  'search.where.note': 'Not',
  'search.where.file': 'Dosya',
};
