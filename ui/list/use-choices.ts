import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query';
import { DUE_GROUPS } from '../../domain/ticket/list/due-group.ts';
import { FIELDS } from '../../domain/ticket/field.ts';
import { askedBy, type Asked, type FilterName } from '../../domain/ticket/list/filter.ts';
import { ME, NONE } from '../../domain/ticket/list/list-field.ts';
import { PRIORITIES, STATES, TICKET_TYPES } from '../../domain/ticket/ticket.ts';
import { LANGUAGES } from '../../domain/text/language.ts';
import { organisationQuery, organisationsQuery } from '../data/customer-queries.ts';
import { customFieldsQuery } from '../data/custom-queries.ts';
import { customChoices, customWords } from './custom-choices.ts';
import { contactQuery, contactsQuery, everyTeamQuery, mailboxesQuery, staffQuery, tagsQuery } from '../data/queries.ts';
import { useLanguage } from '../language.tsx';
import type { DeskT } from '../texts/index.ts';

export type Choice = { value: string; label: string };

/** Of filters whose values are few and always the same; none of words. */
const fixedChoices = (name: Asked, t: DeskT): Choice[] => {
  const of = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  switch (name) {
    case 'state':
      return of(STATES, (value) => t(`state.${value}`));
    case 'due':
      return of(DUE_GROUPS, (value) => t(`due.${value}`));
    case 'priority':
      return of(PRIORITIES, (value) => t(`priority.${value}`));
    case 'type':
      return [...of(TICKET_TYPES, (value) => t(`type.${value}`)), { value: NONE, label: t('filter.none') }];
    case 'unread':
      return of(['true', 'false'] as const, (value) => t(`filter.unread.${value}`));
    case 'abusive':
      return of(['true', 'false'] as const, (value) => t(`filter.abusive.${value}`));
    case 'channel':
      return of(FIELDS.channel.choices, (value) => t(`filter.channel.${value}` as 'filter.channel.email'));
    case 'language':
      return of(LANGUAGES, (value) => t(`filter.language.${value}`));
    default:
      return [];
  }
};

/** What a filter offers. Of customers and organisations there are too many to list, and into some custom fields everybody writes: these are looked for by `words`. */
export function useChoices(name: Asked, words: string): { choices: Choice[]; isLookedFor: boolean; isOld: boolean } {
  const { t, language } = useLanguage();
  const fields = useQuery({ ...customFieldsQuery, enabled: name === 'custom-field' }).data?.items ?? [];
  const staff = useQuery({ ...staffQuery, enabled: name === 'owner' }).data?.items;
  const teams = useQuery({ ...everyTeamQuery, enabled: name === 'team' }).data?.items;
  const tags = useQuery({ ...tagsQuery, enabled: name === 'tag' }).data?.items;
  const mailboxes = useQuery({ ...mailboxesQuery, enabled: name === 'mailbox' }).data?.items;
  const people = useQuery({ ...contactsQuery(words), enabled: name === 'contact' && words.length > 1 });
  const contacts = people.data?.items;
  const firms = useInfiniteQuery({ ...organisationsQuery(words), enabled: name === 'organisation' });
  const organisations = firms.data;
  // What the words before have found.
  const isOld = people.isPlaceholderData || firms.isPlaceholderData;
  const isLookedFor = name === 'contact' || name === 'organisation' || name === 'custom-field';
  const named = (items: readonly { id: string; name: string }[] = []): Choice[] =>
    items.map(({ id, name: label }) => ({ value: id, label }));
  const choices = (): Choice[] => {
    switch (name) {
      case 'owner':
        return [{ value: ME, label: t('filter.me') }, { value: NONE, label: t('filter.nobody') }, ...named(staff)];
      case 'team':
        return [{ value: ME, label: t('filter.my-teams') }, ...named(teams)];
      case 'tag':
        return (tags ?? []).map(({ tag }) => ({ value: tag, label: tag }));
      case 'mailbox':
        return (mailboxes ?? []).map(({ id, address }) => ({ value: id, label: address }));
      case 'contact':
        return (contacts ?? []).map((one) => ({ value: one.id, label: one.name || (one.addresses[0] ?? one.id) }));
      case 'custom-field':
        return customChoices(fields, words, language, t);
      case 'organisation':
        return named(organisations?.pages.flatMap(({ items }) => items));
      default:
        return fixedChoices(name, t);
    }
  };
  return { choices: choices(), isLookedFor, isOld };
}

/** What the values of a filter are called; `…` until it is known. */
export function useValueWords(filter: FilterName, values: readonly string[]): string[] {
  const name = askedBy(filter);
  const { t, language } = useLanguage();
  const fields = useQuery({ ...customFieldsQuery, enabled: name === 'custom-field' }).data?.items ?? [];
  // What custom fields hold is called without a list of all that they may hold.
  const { choices } = useChoices(name === 'custom-field' ? 'subject' : name, '');
  const contacts = useQueries({ queries: name === 'contact' ? values.map(contactQuery) : [] });
  const organisations = useQueries({ queries: name === 'organisation' ? values.map(organisationQuery) : [] });
  const known = new Map<string, string>([
    ...choices.map(({ value, label }) => [value, label] as const),
    ...contacts.flatMap(({ data }) => (data ? [[data.id, data.name || (data.addresses[0] ?? '…')] as const] : [])),
    ...organisations.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])),
  ]);
  if (name === 'custom-field') return values.map((value) => customWords(fields, value, language, t) ?? '…');
  if (name === 'subject') return values.map((value) => `“${value}”`);
  return values.map((value) => (name === 'tag' ? value : (known.get(value) ?? '…')));
}
