import { expect, test } from '@jest/globals';
import { type Filling, fill } from '../../../domain/mail/template/text-filling.ts';

const fills = (template: string, values: Record<string, string>, language = 'tr'): string => {
  const shaped = (name: string, text: string): Filling => ({
    text,
    asWord: name === 'name',
    capital: name === 'promised',
  });
  return fill(
    template,
    Object.fromEntries(Object.entries(values).map(([name, text]) => [name, shaped(name, text)])),
    language,
  );
};

test.each([
  ['Merhaba {name},', { name: 'Ayşe Yılmaz' }, 'Merhaba Ayşe Yılmaz,'],
  ['Merhaba {name},', { name: '' }, 'Merhaba,'],
  ['Merhaba {name},', { name: '  ' }, 'Merhaba,'],
  ['{name}, merhaba.', { name: '' }, 'Merhaba.'],
  ['{name}, iyi günler.', { name: '' }, 'İyi günler.'],
  ['Sayın {name|müşterimiz},', { name: '' }, 'Sayın müşterimiz,'],
  ['Sayın {name|müşterimiz},', { name: 'Ayşe' }, 'Sayın Ayşe,'],
  [
    'Talebinizi aldık. Yanıtımız {promised} elinizde.',
    { promised: 'yarın' },
    'Talebinizi aldık. Yanıtımız yarın elinizde.',
  ],
  ['Talebinizi aldık. Yanıtımız {promised} elinizde.', { promised: '' }, 'Talebinizi aldık.'],
  ['Talebinizi aldık. Yanıtımız {promised} elinizde. İyi günler.', { promised: '' }, 'Talebinizi aldık. İyi günler.'],
  ['Yanıt: {promised|en kısa zamanda}.', { promised: '' }, 'Yanıt: en kısa zamanda.'],
  // The dot of an abbreviation ends no sentence.
  ['Bekleyin. Yetkili Dr. {agent} yazacak. Hoşça kalın.', { agent: '' }, 'Bekleyin. Hoşça kalın.'],
  ['Kayıt {number}. Bekleyin, {agent} yazacak!', { number: '17', agent: '' }, 'Kayıt 17.'],
  ['Kayıt 3. {agent} yazacak', { agent: '' }, ''],
  ['{promised} yazacağız.', { promised: 'yarın' }, 'Yarın yazacağız.'],
  ['Hazır. {promised} yazacağız.', { promised: 'ilk gün' }, 'Hazır. İlk gün yazacağız.'],
  ['Bir\n\n{company}', { company: '' }, 'Bir'],
  ['Bir\n\n{company}\n\nİki', { company: '' }, 'Bir\n\nİki'],
  ['Yanıtımız:\n{promised}\n\nİki', { promised: '' }, 'İki'],
  ['Bir\r\nİki {name}', { name: '' }, 'Bir\nİki'],
  ['{nobody} {name}', { name: 'Ayşe' }, ''],
])('fills %j with %j', (template, values, filled) => {
  expect(fills(template, values)).toBe(filled);
});

test('what stands in a value is filled no second time and marks no place', () => {
  expect(fills('Konu: {subject}', { subject: '{name} \uE000 \uF8FF', name: 'Ayşe' })).toBe('Konu: {name}');
  expect(fills('{subject} {name}', { subject: '{name}', name: 'Ayşe' })).toBe('{name} Ayşe');
});

test('a text as long as may be is filled in one go', () => {
  const long = 'a. '.repeat(3_000) + '{name}'.repeat(160);
  expect(fills(long, { name: 'Ayşe' })).toContain('AyşeAyşe');
});
