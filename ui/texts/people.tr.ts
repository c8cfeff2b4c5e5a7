import type { Translation } from './translation.ts';
import type { en } from './people.en.ts';

/** Turkish texts of agents, teams and roles. */
export const tr: Translation<typeof en> = {
  'role.admin': 'Yönetici',
  'role.lead': 'Ekip lideri',
  'role.agent': 'Temsilci',
  'role.viewer': 'İzleyici',
  'people.text': 'Kim hangi ekipte çalışıyor ve kimin kaç açık talebi var.',
  'people.agents': 'Temsilciler',
  'people.teams': 'Ekipler',
  'people.add-agent': 'Temsilci ekle',
  'people.add-team': 'Ekip ekle',
  'people.default-team': 'Varsayılan',
  'people.first-password': 'İlk parola',
  'people.role': 'Rol',
  'people.team-name': 'Ekibin adı',
  'done.agent': '{name} eklendi',
  'done.team': '{name} ekibi eklendi',
};
