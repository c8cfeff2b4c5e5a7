import type { Translation } from '../translation.ts';
import type { en } from './people.en.ts';

/** Turkish texts of roles. */
export const tr: Translation<typeof en> = {
  'role.admin': 'Yönetici',
  'role.lead': 'Ekip lideri',
  'role.agent': 'Temsilci',
  'role.viewer': 'İzleyici',
};
