/** Who works at the demo's desk. */
import type { Role } from '../../domain/people/permission.ts';
import type { Language } from '../../domain/text/language.ts';

type Person = {
  email: string;
  name: string;
  role: Role;
  language: Language;
  teams: string[];
  signature: string;
  /** What assignment goes by; without a shift nothing is given to them. */
  shift?: 'day' | 'night';
  capacity: number;
  seniority: number;
  languages: Language[];
  skills?: Record<string, number>;
};

export const TEAMS = ['Destek', 'Muhasebe', 'Teknik', 'İade', 'Satış', 'Nöbet'] as const;

export const AGENTS: readonly Person[] = [
  {
    ...{ email: 'selin@bilet.test', name: 'Selin Kaya', role: 'admin', language: 'tr' },
    ...{ teams: ['Destek'], signature: 'Selin Kaya\nBilet Destek' },
    ...{ capacity: 0, seniority: 3, languages: ['tr'] },
  },
  {
    ...{ email: 'can@bilet.test', name: 'Can Demir', role: 'lead', language: 'tr' },
    ...{ teams: ['Destek', 'Teknik', 'İade'], signature: 'Can Demir\nDestek Ekip Lideri' },
    ...{ shift: 'day', capacity: 15, seniority: 3, languages: ['tr', 'en'], skills: { 'Ağ ve modem': 1, Kargo: 2 } },
  },
  {
    ...{ email: 'ayse@bilet.test', name: 'Ayşe Yılmaz', role: 'agent', language: 'tr' },
    ...{ teams: ['Destek', 'İade'], signature: 'Ayşe Yılmaz\nBilet Destek' },
    ...{ shift: 'day', capacity: 20, seniority: 2, languages: ['tr'], skills: { Kargo: 3, 'İade işlemleri': 3 } },
  },
  {
    ...{ email: 'mert@bilet.test', name: 'Mert Aksoy', role: 'agent', language: 'en' },
    ...{ teams: ['Destek', 'Teknik', 'Muhasebe'], signature: 'Mert Aksoy\nBilet Support' },
    ...{
      shift: 'day',
      capacity: 20,
      seniority: 2,
      languages: ['tr', 'en'],
      skills: { 'Ağ ve modem': 3, Faturalama: 1 },
    },
  },
  {
    ...{ email: 'elif@bilet.test', name: 'Elif Şen', role: 'viewer', language: 'tr', teams: ['Destek'], signature: '' },
    ...{ capacity: 0, seniority: 1, languages: ['tr'] },
  },
  {
    ...{ email: 'zehra@bilet.test', name: 'Zehra Tunç', role: 'agent', language: 'tr' },
    ...{ teams: ['Muhasebe'], signature: 'Zehra Tunç\nBilet Muhasebe' },
    ...{ shift: 'day', capacity: 12, seniority: 3, languages: ['tr', 'en'], skills: { Faturalama: 3 } },
  },
  {
    ...{ email: 'onur@bilet.test', name: 'Onur Baş', role: 'agent', language: 'tr' },
    ...{ teams: ['Destek', 'Teknik', 'İade', 'Muhasebe'], signature: 'Onur Baş\nBilet Destek' },
    ...{ shift: 'night', capacity: 25, seniority: 2, languages: ['tr', 'en'], skills: { 'Ağ ve modem': 2, Kargo: 1 } },
  },
  {
    ...{ email: 'deniz@bilet.test', name: 'Deniz Acar', role: 'agent', language: 'tr' },
    ...{ teams: ['Satış', 'Destek', 'İade'], signature: 'Deniz Acar\nBilet Satış' },
    ...{ shift: 'night', capacity: 15, seniority: 3, languages: ['tr', 'en'], skills: { Kargo: 2 } },
  },
];
