import { expect, test } from '@jest/globals';
import { closingWords } from '../../../domain/mail/closing-words.ts';

const NAME = 'Deniz Kaya';

test.each([
  ['Evet, çözüldü.', 'solved'],
  ['EVET ÇÖZÜLDÜ TEŞEKKÜRLER', 'solved'],
  ['Merhaba,\n\nsorunum çözüldü, teşekkür ederim.\n\nİyi çalışmalar\nDeniz', 'solved'],
  ['sorun kalmadi, sagolun', 'solved'],
  ['Yes, it’s solved, thanks!', 'solved'],
  ['Yes — solved now. Thank you very much 🙂', 'solved'],
  ['The issue is resolved, many thanks for your help.\n\n-- \nDeniz Kaya\nAcme Ltd, 0212 000 00 00', null],
  ['The issue is resolved, many thanks for your help.\n\n-- \nDeniz Kaya\nAcme Ltd', 'solved'],
  ['teşekkürler', 'thanks'],
  ['Çok teşekkür ederim, elinize sağlık!\nDeniz Kaya', 'thanks'],
  ['Thanks!\n\nSent from my iPhone', 'thanks'],
  ['Hızlı dönüşünüz için teşekkürler\r\niPhone’umdan gönderildi'.replaceAll('\r', ''), 'thanks'],
  ['thank you so much, have a nice day', 'thanks'],
])('%j asks for nothing: %s', (text, says) => {
  expect(closingWords(text, NAME)).toBe(says);
});

test.each([
  'Çözülmedi.',
  'Hayır, çözüldü sanmıştım',
  'çözüldü mü?',
  'Çözüldü mü acaba',
  'Evet',
  'Tamam.',
  'Teşekkürler, ama kargo hâlâ gelmedi.',
  'Şimdiden teşekkürler',
  'Thanks in advance',
  'Thanks, but it is not solved',
  'Not solved',
  'solved? thanks',
  'No thanks',
  'Please help, thanks',
  'thanks, order 10497',
  'Teşekkürler, faturayı da gönderir misiniz',
  'Ayşe Hanım teşekkürler',
  'sorun, teşekkürler, tekrar başladı',
  '',
  '🙂',
  `teşekkürler ${'çok '.repeat(100)}`,
])('%j is an answer', (text) => {
  expect(closingWords(text, NAME)).toBeNull();
});
