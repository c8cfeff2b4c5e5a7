import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { unflow } from '../../../mail/read/flowed.ts';
import { parseMail } from '../../../mail/read/parse.ts';
import { growth, LINEAR } from '../../support/growth.ts';

/** Flowed text (RFC 3676) as Apple Mail, Thunderbird and mutt write it. */
const read = (type: string, body: string, encoding = '8bit') =>
  parseMail(
    Buffer.from(
      `From: a@b.test\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body.replace(/\n/g, '\r\n')}`,
    ),
  );

test('keeps answers between quotes whose lines end in a space', async () => {
  const body =
    'Cevaplarım altta.\n\nOn 19.01.2026 21:54, Destek wrote:\n> Seri numarası nedir? \nSN-12345\n> Hangi şehirdesiniz? \nİzmir\n';
  const mail = await read('text/plain; charset=utf-8; format=flowed', body);
  expect(mail.text).toBe(
    'Cevaplarım altta.\n\nOn 19.01.2026 21:54, Destek wrote:\n> Seri numarası nedir? \nSN-12345\n> Hangi şehirdesiniz? \nİzmir',
  );
  expect(mail.newText).toBe(mail.text);
});

test('keeps answers between quotes with DelSp, as Apple Mail sends them', async () => {
  const body =
    'Cevaplarım altta.\n\n> On 19 Jan 2026, at 21:54, Destek <d@x.test> wrote:\n> \n> Seri \n> no?\n> \nSN-1\n> Şehir?\n> \nİzmir\n';
  const mail = await read('text/plain; charset=utf-8; format=flowed; delsp=yes', body);
  expect(mail.text).toBe(
    'Cevaplarım altta.\n\n> On 19 Jan 2026, at 21:54, Destek <d@x.test> wrote:\n>\n> Serino?\n>\nSN-1\n> Şehir?\n>\nİzmir',
  );
  expect(mail.newText).toBe(mail.text);
});

test('reads flowed text in any encoding and charset', async () => {
  const mail = await read(
    'text/plain; charset=iso-8859-9; Format=Flowed',
    '=DEubat fatu=20\nras=FD',
    'quoted-printable',
  );
  expect(mail.text).toBe('Şubat fatu rası');
});

test('joins nothing in text that is not flowed, nor in HTML that says it is', async () => {
  expect((await read('text/plain; charset=utf-8', 'bir \niki')).text).toBe('bir \niki');
  expect((await read('text/plain; charset=utf-8; format=fixed', 'bir \niki')).text).toBe('bir \niki');
  expect((await read('text/html; format=flowed', '<pre>bir \n iki</pre>')).html).toBe('<pre>bir \n iki</pre>');
});

test.each([
  ['joins a line that ends in a space with the next', 'bir \niki\nüç', 'bir iki\nüç'],
  ['joins lines of one quote depth', '> bir \n> iki\n>> üç \n>> dört', '> bir iki\n>> üç dört'],
  ['joins nothing across quote depths', '> bir \n>> iki \nüç \n> dört', '> bir \n>> iki \nüç \n> dört'],
  ['never joins to or from a signature line', 'bir \n-- \nAyşe \nYılmaz', 'bir \n-- \nAyşe Yılmaz'],
  ['nor to one in a quote', '> bir \n> -- \n> Ayşe', '> bir \n> -- \n> Ayşe'],
  ['removes space-stuffing', ' From: bana \n >iki\n  üç', 'From: bana >iki\n üç'],
  ['keeps an empty line behind a line that ends in a space', 'bir \n\niki', 'bir \n\niki'],
  ['takes a nested quote written with spaces as one deep', '> > bir \n> > iki', '> > bir > iki'],
])('%s', (_what, flowed, text) => {
  expect(unflow(flowed, false)).toBe(text);
});

test('deletes the space at the joint only when DelSp says so', () => {
  expect(unflow('Kahve \nci \n> x \n-- \nson ', true)).toBe('Kahveci\n> x\n-- \nson');
});

test('keeps as much of a long text as is shown', () => {
  expect(unflow('> ab \n'.repeat(1_000_000), true).length).toBeGreaterThanOrEqual(LIMITS.textChars);
  expect(unflow('abcd\r\n'.repeat(100_000), false)).toBe('abcd\n'.repeat(100_000));
});

test.each([
  ['one paragraph', (n: number) => 'bir \n'.repeat(n)],
  ['one paragraph of quotes', (n: number) => '> bir \n'.repeat(n)],
  ['quote marks', (n: number) => '>'.repeat(20 * n)],
  ['growing depths', growingDepths],
])('unflows %s in linear time', async (_what, text) => {
  expect(await growth((flowed: string) => unflow(flowed, true), text, 25_000)).toBeLessThan(LINEAR);
});

/** About `20 n` characters in lines of which each is quoted one deeper than the one before. */
function growingDepths(n: number): string {
  return Array.from({ length: Math.sqrt(40 * n) }, (_, depth) => `${'>'.repeat(depth)} \n`).join('');
}
