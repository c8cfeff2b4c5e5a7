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

test.each([
  'is it fixed',
  'is the problem resolved',
  'Hello, is it now fixed, thanks',
  'The problem is fixed and now it is the problem again',
  'Düzeldi. Sorun tekrar oldu',
  'Sorun düzeldi de tekrar sorun oldu',
  'Sorun tekrar. Teşekkürler',
  'The issue is again my issue. Thanks',
  'fixed it is',
  'Çözüldü\n--\nAma faturayı hâlâ göndermediniz, bekliyorum',
  'Teşekkürler\nYanlış depodan gönderildi',
  'Teşekkürler\nSent from my iPhone\nama hâlâ bozuk',
  'Çözüldü ❌',
  'Çözüldü 👎👎',
  'solved ≠ ✗',
  'Çözüldü: ✗',
  'Çözüldü :(',
])('%j is an answer, though each of its words is one of thanks or of an end', (text) => {
  expect(closingWords(text, NAME)).toBeNull();
});

test('a word of the sender’s name counts as a name only at the end', () => {
  expect(closingWords('Not yet solved', 'Not Yet')).toBeNull();
  expect(closingWords('Solved, thanks\nDeniz', NAME)).toBe('solved');
});

test('no word of return makes an end, in any order of words', () => {
  const words = ['sorun', 'çözüldü', 'evet', 'artık', 've', 'is', 'it', 'fixed', 'now'];
  for (const back of ['tekrar', 'yine', 'again', 'değil', 'not'])
    for (const one of words)
      for (const two of words)
        for (const text of [`${one} ${back} ${two}`, `${back} ${one} ${two}`, `${one} ${two} ${back}`])
          expect([text, closingWords(text, NAME)]).toEqual([text, null]);
});
