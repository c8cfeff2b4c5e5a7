import { describe, expect, test } from '@jest/globals';
import { apiUrl } from '../../../ui/data/api-url.ts';
import { isView, VIEWS } from '../../../domain/ticket/list/view.ts';
import { filterOf, paths } from '../../../ui/paths.ts';

describe('addresses', () => {
  test('parameters are escaped and absent query values are left out', () => {
    expect(apiUrl('listMessages', { number: 7 }, { before: undefined, limit: 5 })).toBe(
      '/api/tickets/7/messages?limit=5',
    );
    expect(apiUrl('getContact', { id: 'a/b c' })).toBe('/api/contacts/a%2Fb%20c');
    expect(apiUrl('listTickets', {}, { view: 'all', q: 'İade & kargo' })).toBe(
      '/api/tickets?view=all&q=%C4%B0ade+%26+kargo',
    );
  });

  test('the addresses of the pages stay as they are: people keep them in bookmarks and mails', () => {
    expect({
      view: paths.view('mine'),
      search: paths.view('all', { q: 'iade & kargo' }),
      ticket: paths.ticket('open', 1042),
      ticketOfSearch: paths.ticket('all', 1042, { q: 'iade' }),
      ticketOfTag: paths.ticket('open', 1042, { q: 'iade', tag: 'kırık cam' }),
      anyTicket: paths.anyTicket(1042),
      quarantine: paths.quarantine(),
      mailboxes: paths.mailboxes(),
      connect: paths.connect(),
      ledger: paths.ledger('b1'),
      people: paths.people(),
      week: paths.week(),
      weekOfTeam: paths.week({ from: '2026-11-23', team: 't1', day: null, mine: true }),
      calendars: paths.calendars(),
      customers: paths.customers('örnek'),
      profile: paths.profile(),
    }).toEqual({
      view: '/views/mine',
      search: '/views/all?q=iade%20%26%20kargo',
      ticket: '/views/open/1042',
      ticketOfTag: '/views/open/1042?q=iade&tag=k%C4%B1r%C4%B1k%20cam',
      ticketOfSearch: '/views/all/1042?q=iade',
      anyTicket: '/tickets/1042',
      quarantine: '/quarantine',
      mailboxes: '/settings/mailboxes',
      connect: '/settings/mailboxes/connect',
      ledger: '/settings/mailboxes/b1/ledger',
      people: '/settings/people',
      week: '/settings/week',
      weekOfTeam: '/settings/week?from=2026-11-23&team=t1&mine=1',
      calendars: '/settings/calendars',
      customers: '/settings/customers?q=%C3%B6rnek',
      profile: '/settings/profile',
    });
  });

  test('a filter is read back from the address that it makes; what nobody knows is no filter', () => {
    const filter = { q: 'iade & kargo', tag: ['kırık, ezik cam', 'iade'], state: ['new', 'assigned'] };
    const others = { 'not-state': ['closed', 'new'], subject: ['iade, kargo', 'ürün'], 'not-tag': ['a,b'] };
    expect(filterOf(paths.view('open', others).split('?')[1] ?? '')).toEqual(others);
    expect(filterOf(paths.view('open', filter).split('?')[1] ?? '')).toEqual(filter);
    expect(filterOf('q=&tag=&colour=red&state=,')).toEqual({});
    expect(filterOf('state=new,assigned&state=closed')).toEqual({ state: ['new', 'assigned', 'closed'] });
  });

  test('a ticket opens in the list that is before one, narrowed down as it is, and elsewhere without a view', () => {
    const beside = (address: string) => paths.ticketBeside(new URL(address, 'http://desk.test'), 7);
    expect(beside('/views/mine')).toBe('/views/mine/7');
    expect(beside('/views/open/12?priority=high&q=iade')).toBe('/views/open/7?priority=high&q=iade');
    expect(beside('/views/0b0e5a3e-9d1c-4b8e-8f3a-1f1c2d3e4f50/3')).toBe(
      '/views/0b0e5a3e-9d1c-4b8e-8f3a-1f1c2d3e4f50/7',
    );
    expect(beside('/today?agent=x')).toBe('/tickets/7');
    expect(beside('/tickets/12')).toBe('/tickets/7');
  });

  test('only views of the contract are views', () => {
    expect(VIEWS.every(isView)).toBe(true);
    expect(isView('all')).toBe(true);
    expect(isView('everything')).toBe(false);
  });
});
