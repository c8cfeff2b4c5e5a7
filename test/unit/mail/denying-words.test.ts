import { expect, test } from '@jest/globals';
import { closingWords } from '../../../domain/mail/words/closing-words.ts';
import { denies } from '../../../domain/mail/words/denying-words.ts';

test.each([
  'Hayır',
  'HAYIR.',
  'Hayır, çözülmedi.',
  'Hayır, hâlâ çözülmedi',
  'hayir hala calismiyor',
  'Hayır, hâlâ yazıcıdan çıktı alamıyorum. Ne zaman bakacaksınız?',
  'Hayır, henüz değil.',
  'Hayır henüz çözülmedi, bekliyorum',
  'Merhaba,\n\nHayır, hâlâ aynı hatayı alıyorum.\n\nİyi çalışmalar\nDeniz',
  'Merhaba Ayşe Hanım, maalesef çözülmedi.',
  'Maalesef hâlâ devam ediyor',
  'Maalesef hayır.',
  'Ne yazık ki sorunum çözülmedi.',
  'Sorun devam ediyor.',
  'Sorunum hâlâ devam ediyor, lütfen yardımcı olun. Teşekkürler',
  'Hâlâ çalışmıyor!',
  'Henüz çözülmedi.',
  'Çözülmedi.',
  'Aynı sorun sürüyor',
  'Hala ayni',
  'Selam, sorun hâlâ düzelmedi',
  'No',
  'No.',
  'No, it is not solved.',
  'No, it’s still broken',
  'No, still not working.',
  'Nope, still the same error',
  'Not solved',
  'Not yet.',
  'Hello,\n\nunfortunately it is not fixed yet.\n\nKind regards,\nEmily',
  'Unfortunately not.',
  'It still doesn’t work. Can you look at it again?',
  'The problem still exists.',
  'The issue persists',
  'It is not working',
  'Sorry, the issue has not been resolved',
])('%j says no', (text) => {
  expect(denies(text)).toBe(true);
  expect(closingWords(text, 'Deniz Kaya')).toBeNull();
});

test.each([
  'Hayır, sorun kalmadı, teşekkürler',
  'Hayır, gerek yok artık',
  'Hayır teşekkürler',
  'No thanks',
  'No, thank you',
  'No, all good now',
  'No problem, thanks!',
  'No, it works now',
  'Hayır, hâlâ sorunsuz çalışıyor',
  'Çözülmedi sanıyordum ama çözüldü',
  'Hayır, çözüldü sanmıştım',
  'Çözülmedi mi?',
  'Hayır mı?',
  'Hâlâ çözülmedi mi acaba',
  'Is it still not solved?',
  'Not solved by you, but it is fixed now',
  'Evet',
  'Evet, çözüldü.',
  'Evet ama bir sorum daha var',
  'Kısmen çözüldü, yazıcı hâlâ çalışmıyor',
  'Partly solved, the printer is still broken',
  'Faturayı da gönderir misiniz?',
  'Yeni bir sorum var: hâlâ indirim yapıyor musunuz?',
  'teşekkürler',
  'No reply needed',
  'No idea whether it is solved, I will check tomorrow',
  'Hayırlı işler',
  'Hayırlı cumalar, fatura ekte',
  'Notebook is not what I ordered',
  'Devam ediyoruz, teşekkürler',
  'Yok artık, ne kadar hızlısınız!',
  'Still, thanks for your help',
  '',
  '🙂',
])('%j is not decided', (text) => {
  expect(denies(text)).toBe(false);
});

test('it takes no longer for a long mail of the same words', () => {
  expect(denies('hayır hâlâ '.repeat(20_000))).toBe(true);
  expect(denies(`${'merhaba '.repeat(20_000)} hayır`)).toBe(false);
});
