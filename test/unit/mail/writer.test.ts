import { expect, test } from '@jest/globals';
import { answerTo, isNamedInFrom, writerOf } from '../../../domain/mail/writer.ts';

const OWN = ['destek@firma.test', 'satis@firma.test'];
const person = (address: string, name = '') => ({ name, address });
const mail = (from: string | null, ...replyTo: string[]) => ({
  from: from === null ? null : person(from),
  replyTo: replyTo.map((address) => person(address)),
});

test.each<[string, string | null, string[], string | null]>([
  ['our own address, for a web site’s form', 'Destek@firma.test', ['deniz@ornek.test'], 'deniz@ornek.test'],
  ['our own address to another of ours', 'destek@firma.test', ['SATIS@firma.test'], 'destek@firma.test'],
  ['our own address, nobody else named', 'destek@firma.test', [], 'destek@firma.test'],
  ['a shop’s robot', 'noreply@magaza.test', ['deniz@ornek.test'], 'deniz@ornek.test'],
  ['a robot by another name', 'no-reply+siparis@magaza.test', ['deniz@ornek.test'], 'deniz@ornek.test'],
  ['a blog’s form', 'wordpress@magaza.test', ['deniz@ornek.test'], 'deniz@ornek.test'],
  ['a robot that answers to its firm', 'donotreply@magaza.test', ['yardim@magaza.test'], 'yardim@magaza.test'],
  ['a robot that answers to a robot', 'noreply@magaza.test', ['no-reply@magaza.test'], 'noreply@magaza.test'],
  ['a robot that answers to us', 'noreply@magaza.test', ['destek@firma.test'], 'noreply@magaza.test'],
  ['a robot with a robot before the person', 'noreply@a.test', ['bildirim@a.test', 'ali@b.test'], 'ali@b.test'],
  ['our own web server', 'site@firma.test', ['deniz@ornek.test'], 'deniz@ornek.test'],
  ['a colleague who asks for a colleague', 'ali@firma.test', ['veli@firma.test'], 'ali@firma.test'],
  ['a person who asks for a department', 'ali@ornek.test', ['satinalma@ornek.test'], 'ali@ornek.test'],
  ['a person who asks for a stranger', 'ali@ornek.test', ['kotu@baska.test'], 'ali@ornek.test'],
  ['nobody in From', null, ['deniz@ornek.test'], 'deniz@ornek.test'],
  ['nobody at all', null, [], null],
  ['a delivery report', 'mailer-daemon@posta.test', ['postmaster@posta.test'], 'mailer-daemon@posta.test'],
])('%s', (_what, from, replyTo, writer) => {
  expect(writerOf(mail(from, ...replyTo), OWN)?.address ?? null).toBe(writer);
});

test('a neighbour at a provider for everybody is no colleague', () => {
  expect(writerOf(mail('ali@gmail.com', 'veli@ornek.test'), ['destek.firma@gmail.com'])?.address).toBe('ali@gmail.com');
});

test('a Reply-To proves nobody, but for a form that sends from our own address', () => {
  expect(isNamedInFrom(mail('noreply@kotu.test', 'ayse@ornek.test'), OWN)).toBe(false);
  expect(isNamedInFrom(mail('site@firma.test', 'ayse@ornek.test'), OWN)).toBe(false);
  expect(isNamedInFrom(mail(null, 'ayse@ornek.test'), OWN)).toBe(false);
  expect(isNamedInFrom(mail('destek@firma.test', 'ayse@ornek.test'), OWN)).toBe(true);
  expect(isNamedInFrom(mail('ayse@ornek.test', 'kotu@baska.test'), OWN)).toBe(true);
  expect(isNamedInFrom(mail('noreply@magaza.test'), OWN)).toBe(true);
});

const ayse = person('ayse@ornek.test');
const answered = (isKnown: boolean, ...replyTo: string[]) => {
  const { to, obeysReplyTo, instead } = answerTo(
    ayse,
    replyTo.map((address) => person(address)),
    { isKnown, ownAddresses: OWN },
  );
  return { to: to.map(({ address }) => address), obeysReplyTo, instead: instead.map(({ address }) => address) };
};

test('an answer goes to the department that the writer asks for', () => {
  const department = { to: ['satinalma@ornek.test'], obeysReplyTo: true, instead: [] };
  expect(answered(true, 'satinalma@ornek.test')).toEqual(department);
  expect(answered(false, 'satinalma@ornek.test')).toEqual(department);
});

test('an answer to somebody new goes where they ask', () => {
  expect(answered(false, 'ayse@baska.test')).toEqual({ to: ['ayse@baska.test'], obeysReplyTo: true, instead: [] });
});

test('a Reply-To does not lead the answer to somebody we know to a stranger; it is offered', () => {
  const offered = { to: ['ayse@ornek.test'], obeysReplyTo: false, instead: ['kotu@baska.test'] };
  expect(answered(true, 'kotu@baska.test')).toEqual(offered);
  expect(answered(true, 'ayse@ornek.test', 'kotu@baska.test')).toEqual(offered);
});

test('who asks for themselves and a department is answered at both', () => {
  expect(answered(true, 'ayse@ornek.test', 'satinalma@ornek.test').to).toEqual([
    'ayse@ornek.test',
    'satinalma@ornek.test',
  ]);
});

test('an answer never goes to an address of ours or a robot, whoever asks for it', () => {
  const plain = { to: ['ayse@ornek.test'], obeysReplyTo: false, instead: [] };
  expect(answered(false, 'destek@firma.test')).toEqual(plain);
  expect(answered(false, 'destek+0a1b@firma.test', 'noreply@baska.test')).toEqual(plain);
});
