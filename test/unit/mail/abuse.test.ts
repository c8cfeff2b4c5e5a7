/** Whether whoever wrote a mail abuses its reader, in words of their own. */
import { expect, test } from '@jest/globals';
import { abuseIn } from '../../../domain/mail/abuse.ts';
import { isAbusive } from '../../../domain/mail/words/abuse.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

const says = (newText: string, subject = 'Sipariş 4821') => isAbusive({ subject, newText });

test.each([
  'Paramı geri verin, şerefsizler.',
  'SİKTİR GİT, bir daha sizden alışveriş yapmam',
  'Give me my money back you fucking thieves',
  '> iyi günler\nAmk böyle hizmetin',
])('“%s” is abusive', (text) => expect(says(text)).toBe(true));

test.each([
  ['an angry complaint', 'Rezalet! Üç haftadır bekliyorum, bu nasıl hizmet? Hemen paramı iade edin!!!'],
  ['what we do not say ourselves, and a customer may', 'Aptal yerine konmak istemiyorum. This is crap, damn it.'],
  ['a name and a place', 'Ben Amina Dick, Scunthorpe şubesinden aldım, Model AQ-200.'],
  ['what is quoted', 'Bana bunu yazmışlar:\n> siktir git\nNe yapmalıyım?'],
  ['code', 'Sunucu bunu veriyor: `fuck is not defined`'],
  [
    'what is sent on',
    'Bilginize.\n\n---------- Forwarded message ---------\nFrom: Ali <ali@ornek.test>\nDate: Fri, Nov 27, 2026 at 10:12\nSubject: x\nTo: destek@firma.test\n\nsiktir git',
  ],
])('%s is not', (_what, text) => expect(says(text)).toBe(false));

test('a subject counts for whoever wrote it, and not for whoever answers', () => {
  expect(says('', 'Şerefsizler')).toBe(true);
  expect(says('Merhaba', 'Re: Şerefsizler')).toBe(false);
  expect(says('Merhaba', 'İlt: Şerefsizler')).toBe(false);
});

test('of a mail its new words are read, neither the history beneath nor the signature', async () => {
  const abusive = async (...lines: string[]) =>
    (
      await parseMail(
        Buffer.from(
          [
            'From: ali@ornek.test',
            'Subject: Re: x',
            'In-Reply-To: <a@b>',
            'Content-Type: text/plain; charset=utf-8',
            '',
          ]
            .concat(lines)
            .join('\n'),
        ),
      )
    ).abusive;
  expect(await abusive('Siktirin gidin.')).toBe(true);
  expect(
    await abusive('Teşekkürler.', '', '27 Kas 2026 Cum 10:12 tarihinde Ali <ali@b.test> şunu yazdı:', '> amk'),
  ).toBe(false);
  expect(await abusive('Teşekkürler.', '', '-- ', 'DJ Motherfucker', '0532 000 00 00')).toBe(false);
});

test('a machine insults nobody', () => {
  expect(abuseIn({ abusive: true }, 'person')).toBe('flagged');
  expect(abuseIn({ abusive: true }, 'machine')).toBeNull();
  expect(abuseIn({ abusive: false }, 'person')).toBeNull();
});

test.each(['you are a ', 'orospu ', 'son of a ', 'f*', 'a', '> a\n', '`', 'İ', 'sik'])(
  '“%s” without end is read in linear time',
  async (piece) =>
    expect(await growth(says, (n) => piece.repeat(n), Math.floor(12_000 / piece.length))).toBeLessThan(LINEAR),
);

test('of a megabyte no more is read than a letter has', () => {
  expect(says(`${'a '.repeat(20_000)} siktir git`)).toBe(true);
  expect(says(`${'a '.repeat(500_000)} siktir git`)).toBe(false);
});
