/** What is called something has a name of one line, whatever it is: by the API's own description. */
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { badFields } from '../../../api/http/bad-fields.ts';
import type { Route } from '../../../contract/route.ts';
import { ownSubject } from '../../../contract/ticket/message.ts';
import { tags } from '../../../contract/ticket/tags.ts';
import { routes } from '../../../contract/routes.ts';
import { line, nameOf, wordsOf } from '../../../contract/shapes.ts';

type Node = {
  type?: string;
  pattern?: string;
  enum?: unknown;
  const?: unknown;
  properties?: Record<string, Node>;
  items?: Node;
  anyOf?: Node[];
  oneOf?: Node[];
  allOf?: Node[];
};

/** Fields that call something, wherever they stand but in what is looked for; labels of custom fields say it in two languages. */
const CALLS = /^(?!filter\.)(.*\.)?(name|subject|folder|phone|label\.(tr|en)|tags\.\*)$/;
/** A title is made one line of instead of being refused; what is not sent yet is looked at as it is. */
const LATER = ['setTitle', 'saveDraft'];

function* strings(node: Node, path: string): Generator<[string, Node]> {
  if (node.type === 'string' && node.enum === undefined && node.const === undefined) yield [path, node];
  for (const [name, inner] of Object.entries(node.properties ?? {}))
    yield* strings(inner, path === '' ? name : `${path}.${name}`);
  if (node.items !== undefined) yield* strings(node.items, `${path}.*`);
  for (const inner of [node.anyOf, node.oneOf, node.allOf].flatMap((some) => some ?? [])) yield* strings(inner, path);
}

const called = Object.values<Route>(routes).flatMap((route) => {
  if (route.body === undefined || LATER.includes(route.name)) return [];
  const schema = z.toJSONSchema(route.body, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Node;
  return [...strings(schema, '')].flatMap(([path, node]) =>
    CALLS.test(path) ? [[route.name, path, node.pattern] as const] : [],
  );
});

test('agents, teams, mailboxes, views, rules, policies, calendars, canned replies, fields, customers are among them', () => {
  const names = new Set(called.map(([name]) => name));
  for (const name of [
    ...['createAgent', 'createTeam', 'createSkill', 'createMailbox', 'createView', 'createRule', 'createPolicy'],
    ...['createCalendar', 'createCannedReply', 'createCustomField', 'updateContact', 'createTicket', 'createReply'],
  ])
    expect([name, names.has(name)]).toEqual([name, true]);
});

test.each(called)('%s takes one line as %s', (_route, _path, pattern) => {
  const takes = new RegExp(pattern ?? '', 'u');
  expect(takes.test('Ayşe Yılmaz 🙂')).toBe(true);
  for (const apart of ['\r\n', '\n', '\r', '\t', '\0', '\u001B', '\u0085', '\u2028', '\u2029'])
    expect([apart, takes.test(`Ayşe${apart}Bcc: kurban@x.test`)]).toEqual([apart, false]);
});

test('white space around a line is taken off, and a name says something', () => {
  expect(line(10).parse(' Ayşe\r\n')).toBe('Ayşe');
  expect(line(10).parse(' \n ')).toBe('');
  expect(nameOf().safeParse(' \n ').success).toBe(false);
});

test('what shows nothing is no name, no subject and no tag', () => {
  for (const unseen of [
    '\u200b',
    '\u00ad\u00ad',
    '\u202e',
    '\u2066\u2069',
    '\u3164',
    ' \u200b ',
    '\u200b\u202e\u00a0',
  ]) {
    expect([unseen, line(10).parse(unseen)]).toEqual([unseen, '']);
    for (const shape of [nameOf(), ownSubject, tags]) {
      const given = shape === tags ? [unseen] : unseen;
      expect([unseen, badFields(shape.safeParse(given).error!)[0]?.code]).toEqual([unseen, 'missing']);
    }
  }
});

test('what shows nothing is nothing said, in however many lines', () => {
  for (const unseen of ['\u200b', '\u202e\n\u2069', '\u00ad \n \u3164'])
    expect(badFields(wordsOf(10).safeParse(unseen).error!)[0]?.code).toBe('missing');
  expect(wordsOf(10).parse(' Bir\niki\u200b ')).toBe('Bir\niki\u200b');
});

test('what turns the direction of writing is taken out of a line; joiners and marks of letters stay', () => {
  expect(nameOf().parse('\u202aAyşe\u202c \u202efdp.exe')).toBe('Ayşe fdp.exe');
  expect(nameOf().parse('\u2067 سلام\u2069')).toBe('سلام');
  for (const kept of ['👩‍🔧 Usta', 'می\u200cخواهم', 'a\u200eb']) expect(nameOf().parse(kept)).toBe(kept);
});
