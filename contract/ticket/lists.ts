/** Lists of tickets: a view, narrowed down, in an order; and how many there are. */
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.ts';
import { DUE_GROUPS } from '../../domain/ticket/list/due-group.ts';
import { FIELDS } from '../../domain/ticket/field.ts';
import { readCustomFilter } from '../../domain/ticket/list/filter.ts';
import { ME, NONE } from '../../domain/ticket/list/list-field.ts';
import { SORTS } from '../../domain/ticket/list/list-order.ts';
import { PRIORITIES, STATES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { type View, VIEWS } from '../../domain/ticket/list/view.ts';
import { LANGUAGES } from '../../domain/text/language.ts';
import { route } from '../route.ts';
import { timeZone } from '../when.ts';
import { id, instant, page, pageLimit } from '../shapes.ts';
import { counters, ticketBrief } from './shapes.ts';

export { type View, VIEWS };

const split = (given: string | string[]): string[] =>
  [given].flat().flatMap((one) =>
    one
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );

/** Several values: between commas, or the name again for each. */
const several = <Item extends z.ZodType<string, string>>(item: Item, description: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform(split)
    .pipe(z.array(item).max(LIMITS.comparedValues))
    .optional()
    .meta({ description: `${description}; several between commas, or repeated` });

const tagWord = z.string().trim().max(LIMITS.tagChars);
const subjectWord = z.string().trim().max(LIMITS.comparedChars);
const repeated = (word: z.ZodType<string, string>, description: string) =>
  z
    .union([word, z.array(word).max(LIMITS.comparedValues)])
    .transform((given) => [given].flat().filter((one) => one !== ''))
    .optional()
    .meta({ description: `${description}; repeated for several` });

const asked = {
  state: several(z.enum(STATES), STATES.join(', ')),
  due: several(z.enum(DUE_GROUPS), `${DUE_GROUPS.join(', ')}: by when, in the day of \`zone\``),
  owner: several(z.union([id, z.enum([ME, NONE])]), 'the agent who has them: an id, `me`, or `none` for nobody'),
  team: several(z.union([id, z.literal(ME)]), 'an id, or `me` for your own teams'),
  priority: several(z.enum(PRIORITIES), PRIORITIES.join(', ')),
  type: several(z.enum([...TICKET_TYPES, NONE]), `${TICKET_TYPES.join(', ')}, none`),
  tag: repeated(tagWord, 'exactly as it is written on the tickets'),
  'custom-field': repeated(
    z
      .string()
      .trim()
      .max(LIMITS.customNameChars + LIMITS.customTextChars)
      .overwrite((said) => said.replace(/^[^:]+/, (name) => name.toLowerCase()))
      .refine((said) => said === '' || readCustomFilter(said) !== null),
    'what a custom field is, as `ticket-field.<id>:value` (or `contact-field`, `organisation-field`): the id of a choice, true or false, a date, or the text in any letters; of several fields each must fit',
  ),
  subject: repeated(subjectWord, 'what the title holds, in any letters'),
};
const flags = {
  unread: several(z.enum(['true', 'false']), 'true, false: whether something in it is unread for you'),
  abusive: several(z.enum(['true', 'false']), 'true, false: whether a mail of the customer is flagged as abusive'),
};
const others = {
  mailbox: several(id, 'the mailbox that they came to'),
  channel: several(z.enum([...FIELDS.channel.choices, 'web']), 'email, phone, form (`web` means the same), chat, api'),
  language: several(z.enum(LANGUAGES), LANGUAGES.join(', ')),
  contact: several(id, 'the customer'),
  organisation: several(id, 'the organisation that the customer belongs to, by hand or by a domain'),
};

type Opposites<Shape> = { [Name in keyof Shape & string as `not-${Name}`]: Shape[Name] };
/** That a ticket is none of the values. */
const opposites = <Shape extends Record<string, z.ZodType>>(shape: Shape): Opposites<Shape> =>
  Object.fromEntries(
    Object.entries(shape).map(([name, values]) => [
      `not-${name}`,
      values.meta({ description: `none of these, as of \`${name}\`` }),
    ]),
  ) as Opposites<Shape>;

/** Of several values one that fits is enough; of several names each must fit. */
export const filters = { ...asked, ...flags, ...others, ...opposites(asked), ...opposites(others) };

/** One that everybody has, or one that was saved. */
export const viewAsked = z.union([z.enum(VIEWS), id]).meta({
  description:
    'one that everybody has, or the id of a saved one, in which a filter takes the place of its own of that name (and, empty, lifts it)',
});
export const words = z.string().trim().max(LIMITS.searchChars);

const narrowed = {
  view: viewAsked.default('open'),
  ...filters,
  zone: timeZone.default('Etc/UTC').meta({ description: 'whose day `due` speaks of' }),
};

export const lists = {
  listTickets: route({
    name: 'listTickets',
    method: 'get',
    path: '/tickets',
    summary: 'A view of the tickets, newest activity first unless `sort` says otherwise',
    auth: 'ticket:read',
    query: z.strictObject({
      ...narrowed,
      q: words.optional().meta({
        description:
          'words in any order, found in subject, messages, notes, files, names, addresses, tags, number and code; "a phrase", ' +
          '-without, and from: to: tag: state: owner: team: before: after: file: type: is: with a value (docs/search.md)',
      }),
      sort: z
        .enum(SORTS)
        .optional()
        .meta({
          description:
            'due: owed by the end of tomorrow, then later, then with the customer, each soonest first; activity: the newest first; ' +
            'age: the oldest first; priority: the most urgent first; number: the greatest first. By number or age a reader of page after page ' +
            'has each ticket once; by the others one that moves meanwhile may come twice or not at all, and none of those that stay. The views `closed` and `all` know neither due nor priority. ' +
            'Absent: by number for `view=all` without `q`, `contact`, `tag` and `owner`, else by activity',
        }),
      after: z.string().max(200).optional(),
      limit: pageLimit,
    }),
    ok: { status: 200, schema: page(ticketBrief) },
  }),
  countGroups: route({
    name: 'countGroups',
    method: 'get',
    path: '/tickets/groups',
    summary: 'How many tickets of a view are due when; the views `closed` and `all` are not counted',
    auth: 'ticket:read',
    query: z.strictObject(narrowed),
    ok: {
      status: 200,
      schema: z.object({
        groups: z.array(z.object({ group: z.enum(DUE_GROUPS), count: z.int() })),
        total: z.int().nullable(),
        noon: instant.meta({ description: 'of that day; `today` and `tomorrow` are where these end' }),
        today: instant,
        tomorrow: instant,
      }),
    },
  }),
  countTickets: route({
    name: 'countTickets',
    method: 'get',
    path: '/tickets/count',
    summary: `How many tickets a view holds, narrowed down, up to the ${LIMITS.bulkTickets} that one command can be given to at once`,
    auth: 'ticket:read',
    query: z.strictObject({ ...narrowed, q: words.optional() }),
    ok: {
      status: 200,
      schema: z.object({ count: z.int(), more: z.boolean().meta({ description: 'there are more' }) }),
    },
  }),
  getCounters: route({
    name: 'getCounters',
    method: 'get',
    path: '/counters',
    summary: 'How many tickets each view holds; closed and all are not counted',
    auth: 'ticket:read',
    ok: { status: 200, schema: counters },
  }),
};
