import { expect, test } from '@jest/globals';
import { closingWords } from '../../../domain/mail/words/closing-words.ts';

const NAME = 'Deniz Kaya';

test.each([
  ['Evet, çözüldü.', 'solved'],
  ['EVET ÇÖZÜLDÜ TEŞEKKÜRLER', 'solved'],
  ['Merhaba,\n\nsorunum çözüldü, teşekkür ederim.\n\nİyi çalışmalar\nDeniz', 'solved'],
  ['sorun kalmadi, sagolun', 'solved'],
  ['Yes, it’s solved, thanks!', 'solved'],
  ['Yes — solved now. Thank you very much 🙂', 'solved'],
  ['The issue is resolved, many thanks for your help.\n\n-- \nDeniz Kaya\nAcme Ltd, 0212 000 00 00', 'solved'],
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
  ['Evet', 'agreed'],
  ['evet.', 'agreed'],
  ['EVET!', 'agreed'],
  ['Evet 👍', 'agreed'],
  ['Evet evet', 'agreed'],
  ['Evet, tamam', 'agreed'],
  ['Merhaba,\n\nEvet.\n\nİyi çalışmalar\nDeniz Kaya', 'agreed'],
  ['Evet\n\n-- \nDeniz Kaya\nAcme Ltd, 0212 000 00 00', 'agreed'],
  ['Evet\niPhone’umdan gönderildi', 'agreed'],
  ['aynen', 'agreed'],
  ['Yes', 'agreed'],
  ['Yes!\n\nBest regards\nDeniz Kaya', 'agreed'],
  ['yes it is', 'agreed'],
  ['Yep 🙂', 'agreed'],
  ['Evet, teşekkürler', 'agreed-with-thanks'],
  ['evet tesekkur ederim', 'agreed-with-thanks'],
  ['Evet, çok teşekkürler, iyi günler.\nDeniz', 'agreed-with-thanks'],
  ['Yes, thank you!', 'agreed-with-thanks'],
  ['Hello, yes, many thanks for your help\n\nSent from my iPhone', 'agreed-with-thanks'],
  ['Evet, çözüldü, teşekkürler', 'solved'],
])('%j is a yes: %s', (text, says) => {
  expect(closingWords(text, NAME)).toBe(says);
});

test.each([
  'evet ama hâlâ gelmedi',
  'Evet, ama fatura yanlış',
  'evet hâlâ bozuk',
  'Evet?',
  'evet değil',
  'evet hayır',
  'Evet çözülmedi',
  'Evet, bir sorum daha var',
  'Evet, faturayı da gönderin',
  'Evet, teşekkürler, bir de kargo?',
  'Yes, but it is still broken',
  'yes no',
  'yes please',
  'Yes, please call me',
  'Yes and no',
  'is it',
  'it is not',
  'Evet ❌',
  'Evet :(',
  'Evet\n--\nAma ikinci siparişim hâlâ bozuk, bakar mısınız?',
  'ok',
  'tamam',
])('%j is no yes', (text) => {
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
  'Çözüldü.\n--\nDeniz\nAma ikinci siparişim hâlâ bozuk, bakar mısınız?',
  'Solved.\n-- \nDeniz Kaya\nThe second box is still broken.',
  'Solved.\n\n--\n\n...\nplease call me',
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

const EMILY = 'Emily Carter';
const SAID = 'Yes, it is solved. Thank you!\n\nBest regards,\n';

test.each([
  [`${SAID}Emily Carter`],
  [`${SAID}Emily Carter\nAcme Ltd\n+44 20 1234`],
  [`${SAID}Emily Carter\nAcme Ltd / +44 20 1234`],
  [`${SAID}Em`],
  [`${SAID}E.C.\nHead of Purchasing\nT: 020 7946 0000 | www.acme.example`],
  [`${SAID}Emily Carter, Purchasing Manager\nACME LTD.\n12 High Street, London\nemily@acme.example`],
  ['Yes, it is solved. Thank you!\nEm'],
  ['Yes, it is solved. Thank you!\nEmily\nAcme Ltd.\n+44 20 1234'],
  ['Yes, it is solved. Thank you!\nThanks,\nEmily Carter\nAcme Trading Co.'],
  ['Yes it is solved, thanks a lot for the quick help'],
  ['Solved, thanks for your great support!\nEm'],
  [
    'Çözüldü, hızlı desteğiniz için teşekkürler.\nSaygılarımla,\nEmily Carter\nKaya Tekstil San. ve Tic. Ltd. Şti.\nTel: 0212 000 00 00',
  ],
  [
    'Çözüldü, yardımınız için teşekkürler.\nİyi çalışmalar\nEmily Carter\nSatın Alma Müdürü\nAtatürk Cad. No: 5, İstanbul/Türkiye',
  ],
  ['Çözüldü 🙏\n\n--\nEmily Carter\nAcme Ltd\n+44 20 1234'],
])('%j ends with a signature', (text) => {
  expect(closingWords(text, EMILY)).toBe('solved');
});

test('somebody who has not given a name signs all the same', () => {
  expect(closingWords(`${SAID}Emily Carter\nAcme Ltd`, '')).toBe('solved');
  expect(closingWords('Thanks!\nEmily', '')).toBeNull();
});

test.each([
  `${SAID}Please call me`,
  `${SAID}Emily Carter\nPlease Call Me`,
  `${SAID}Emily Carter\nbut the invoice is wrong`,
  `${SAID}Emily Carter\nInvoice Missing`,
  `${SAID}Emily Carter\nStill Waiting`,
  `${SAID}Emily Carter\nNot Solved`,
  `${SAID}Emily Carter\nWhen do you deliver?`,
  `${SAID}Emily Carter\nWhere Is It`,
  `${SAID}Emily Carter\nREFUND NOW`,
  `${SAID}Emily Carter\nOne more thing: the second box`,
  `${SAID}Emily Carter\nThe Second Box Broke.`,
  `${SAID}Emily Carter\n10497`,
  `${SAID}Emily Carter\n1049712345`,
  `${SAID}Emily Carter\nhttps://shop.example/broken/page`,
  `${SAID}Emily Carter\nUrgent`,
  `${SAID}Emily Carter\nAcme Ltd has not paid`,
  `${SAID}Emily Carter\nAcme Ltd, Urgent`,
  `${SAID}Emily Carter\nPurchasing Manager\nAcme Ltd\n+44 20 1234\nLondon Bridge\nUnited Kingdom`,
  `${SAID}Emily Carter\n\nA second box came today and it rattles`,
  `${SAID}Emily?`,
  `${SAID}No`,
  'Çözüldü, teşekkürler.\nSaygılarımla,\nEmily Carter\nAma fatura gelmedi',
  'Çözüldü, teşekkürler.\nSaygılarımla,\nEmily Carter\nBekliyorum',
  'Çözüldü, teşekkürler.\nSaygılarımla,\nEmily Carter\nHala Bekliyoruz',
  'Çözüldü, teşekkürler.\nSaygılarımla,\nEmily Carter\nFatura Gelmedi',
  'Çözüldü, teşekkürler.\nSaygılarımla,\nEmily Carter\nBizi Arayın',
  'Çözüldü, teşekkürler.\nİyi çalışmalar\nUrun Gönderir Misiniz',
  'Çözüldü, teşekkürler.\nEmily Carter\nTel: ne zaman',
  'Yes, it is solved. Thank you!\nAcme Ltd',
  'It is not solved.\nBest regards,\nEmily Carter\nAcme Ltd\n+44 20 1234',
  'Is it solved?\nThanks,\nEmily Carter\nAcme Ltd',
  'Thanks for the quick help but it is back\nEm',
  'thanks for the broken help',
  'solved, thanks for nothing',
])('%j is an answer, whatever stands in its signature', (text) => {
  expect(closingWords(text, EMILY)).toBeNull();
});

test('a short name is none where it is a word', () => {
  expect(closingWords('Solved.\nNo', 'Noel Kaya')).toBeNull();
  expect(closingWords('Çözüldü.\nAma', 'Amal Kaya')).toBeNull();
});
