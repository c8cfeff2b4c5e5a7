import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ProblemError } from './data/client.ts';
import { LanguageProvider, type Spoken, withTexts, withTicketTexts } from './language.tsx';
import { LiveProvider, useLive } from './data/live.tsx';
import { DeskPage } from './desk.tsx';
import { Boundary } from './parts/empty/boundary.tsx';
import { Broken } from './parts/empty/broken.tsx';
import { useBetter, useCalm } from './parts/empty/calm.ts';
import { later, type Load } from './parts/empty/later.tsx';
import { isView } from '../domain/ticket/list/view.ts';
import { paths } from './paths.ts';
import { countersQuery } from './data/list-queries.ts';
import { keys } from './data/queries.ts';
import { NewTicket } from './new-ticket/new-ticket.tsx';
import { SessionGate, useMe } from './door/session.tsx';
import { MenuButton } from './shell/menu-button.tsx';
import { Shell } from './shell/shell.tsx';
import { cssVariables, styleNonce, theme } from './theme.ts';

/** A page in a file of its own. On a phone the way to the other pages stays, also when the file does not come. */
const page = <Props extends object>(load: Load<Props>) =>
  later(load, {
    frame: (sentence) => (
      <>
        <MenuButton />
        {sentence}
      </>
    ),
  });
const TodayPage = page(withTexts(() => import('./today/today-page.tsx')));
const ScheduledPage = page(withTexts(() => import('./composer/sending/scheduled.tsx')));
const QuarantinePage = page(withTexts(() => import('./mail-in/quarantine.tsx')));
const MailboxesPage = page(withTexts(() => import('./mail-in/mailboxes.tsx')));
const ConnectPage = page(withTexts(() => import('./mail-in/connect/page.tsx')));
const LedgerPage = page(withTexts(() => import('./mail-in/ledger.tsx')));
const PeoplePage = page(withTexts(() => import('./people/people.tsx')));
const WeekPage = page(withTexts(() => import('./people/week/week-page.tsx')));
const CalendarsPage = page(withTexts(() => import('./sla/calendar/calendars.tsx')));
const PoliciesPage = page(withTexts(() => import('./sla/policy/policies.tsx')));
const PolicyPage = page(withTexts(() => import('./sla/policy/policy-page.tsx')));
const CustomersPage = page(withTexts(() => import('./customer/customers.tsx')));
const TextsPage = page(withTexts(() => import('./mail-out/texts.tsx')));
const TextPage = page(withTexts(() => import('./mail-out/text-page.tsx')));
const CannedListPage = page(withTexts(() => import('./mail-out/canned/canned-list.tsx')));
const CannedPage = page(withTexts(() => import('./mail-out/canned/canned-page.tsx')));
const JargonPage = page(withTexts(() => import('./mail-out/jargon/jargon-page.tsx')));
const CustomFieldsPage = page(withTexts(() => import('./settings/custom-fields/page.tsx')));
const RulesPage = page(withTexts(() => import('./routing/rules.tsx')));
const RulePage = page(withTexts(() => import('./routing/rule-page.tsx')));
const GuaranteePage = page(withTexts(() => import('./routing/guarantee.tsx')));
const HandOverPage = page(withTexts(() => import('./ticket/owner/hand-over-page.tsx')));
const NoticesPage = page(withTexts(() => import('./people/notices/notices-page.tsx')));
const NoticeSettingsPage = page(withTexts(() => import('./people/notices/settings-page.tsx')));
const FirstStepsPage = page(withTexts(() => import('./settings/first-steps/page.tsx')));
const KeysPage = page(withTexts(() => import('./shell/keys-page.tsx')));
const GuidePage = page(withTexts(() => import('./knowledge/guide-page.tsx')));
const UnknownPage = page(() => import('./list/unknown-page.tsx'));
const ProfilePage = page(withTexts(() => import('./settings/profile.tsx')));

const BellList = later(withTexts(() => import('./people/notices/bell-list.tsx')));

const loadToasts = () => import('./parts/toast/toasts.tsx');
const loadWriting = withTicketTexts(() => import('./composer/desk-writing.tsx'));
const loadNotifier = withTicketTexts(() => import('./people/notices/notifier.tsx'));

const queries = new QueryClient({
  defaultOptions: {
    // Without a connection a write fails at once and says so; the library would keep it and wait, without a word.
    mutations: { networkMode: 'always' },
    queries: {
      staleTime: 5_000,
      retry: (count, error) =>
        count < 2 && !(error instanceof ProblemError && error.status >= 400 && error.status < 500),
    },
  },
});
// A session that ended elsewhere: the next reading says so, and the gate shows the sign-in page.
queries.getQueryCache().subscribe((event) => {
  const error = event.type === 'updated' && event.action.type === 'error' ? (event.action.error as unknown) : null;
  if (error instanceof ProblemError && error.code === 'not-signed-in') queries.setQueryData(keys.me, null);
});

/** The desk. */
export function App({ spoken }: { spoken: Spoken }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queries}>
        <LanguageProvider first={spoken}>
          <SessionGate>
            <Desk />
          </SessionGate>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** What a signed-in agent sees. */
function Desk() {
  const { agent, can } = useMe();
  return (
    <LiveProvider agent={agent.id}>
      <Behind load={loadToasts} />
      <Behind load={loadWriting} />
      <Behind load={loadNotifier} />
      <Shell BellList={BellList}>
        <Pages />
        {can('ticket:write') && <NewTicket />}
      </Shell>
    </LiveProvider>
  );
}

/** What works behind the pages: there once the page is calm; when its file did not come, it is asked for again with the connection. */
function Behind({ load }: { load: Load<object> }) {
  const calm = useCalm();
  const { connected } = useLive();
  const [Found, ask] = useBetter(load);
  useEffect(() => {
    if (calm && connected) ask();
  }, [calm, connected, ask]);
  return Found && <Found />;
}

/** Where one begins: as one has chosen; with one's own day, who has nothing in it begins with all that goes on. */
function Start() {
  const { can, preferences } = useMe();
  const { startPage } = preferences;
  const isDay = startPage === 'today' && can('ticket:write');
  const counters = useQuery({ ...countersQuery, enabled: isDay });
  if (startPage !== 'today') return <Redirect to={paths.view(startPage)} replace />;
  if (isDay && counters.isPending && counters.fetchStatus !== 'paused') return null;
  return <Redirect to={isDay && counters.data?.mine ? paths.today() : paths.view('open')} replace />;
}

/** The number of a ticket. */
const NUMBER = /^\d{1,10}$/;
/** The id of a saved view. */
const SAVED = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function Pages() {
  const [location] = useLocation();
  return (
    // What goes wrong in one page leaves the navigation and the other pages alone. Reading it all anew is all that helps.
    <Boundary of={location} failed={() => <Broken again={() => Promise.reject(new Error('failed'))} />}>
      <Switch>
        <Route path="/views/:view/:number?">
          {({ view, number }) => {
            if (!isView(view) && !SAVED.test(view)) return <UnknownPage what="view" />;
            if (number && !NUMBER.test(number)) return <UnknownPage what="page" />;
            return <DeskPage view={view} number={number ? Number(number) : null} />;
          }}
        </Route>
        <Route path="/tickets/:number">
          {({ number }) =>
            NUMBER.test(number) ? <DeskPage view="all" number={Number(number)} /> : <UnknownPage what="page" />
          }
        </Route>
        <Route path="/today">{() => <TodayPage />}</Route>
        <Route path="/scheduled">{() => <ScheduledPage />}</Route>
        <Route path="/quarantine">{() => <QuarantinePage />}</Route>
        <Route path="/settings/mailboxes">{() => <MailboxesPage />}</Route>
        <Route path="/settings/mailboxes/connect">{() => <ConnectPage />}</Route>
        <Route path="/settings/mailboxes/:id/ledger">{({ id }) => <LedgerPage id={id} />}</Route>
        <Route path="/settings/people">{() => <PeoplePage />}</Route>
        <Route path="/settings/week">{() => <WeekPage />}</Route>
        <Route path="/settings/calendars">{() => <CalendarsPage />}</Route>
        <Route path="/settings/policies">{() => <PoliciesPage />}</Route>
        <Route path="/settings/policies/:id">{({ id }) => <PolicyPage id={id === 'new' ? null : id} />}</Route>
        <Route path="/settings/customers">{() => <CustomersPage />}</Route>
        <Route path="/settings/rules">{() => <RulesPage />}</Route>
        <Route path="/settings/rules/:id">{({ id }) => <RulePage id={id === 'new' ? null : id} />}</Route>
        <Route path="/settings/canned-replies">{() => <CannedListPage />}</Route>
        <Route path="/settings/canned-replies/:id">{({ id }) => <CannedPage id={id === 'new' ? null : id} />}</Route>
        <Route path="/settings/fields">{() => <CustomFieldsPage />}</Route>
        <Route path="/settings/jargon">{() => <JargonPage />}</Route>
        <Route path="/settings/texts">{() => <TextsPage />}</Route>
        <Route path="/settings/texts/:kind">{({ kind }) => <TextPage kind={kind} />}</Route>
        <Route path="/guarantee">{() => <GuaranteePage />}</Route>
        <Route path="/hand-over">{() => <HandOverPage />}</Route>
        <Route path="/first-steps">{() => <FirstStepsPage />}</Route>
        <Route path="/keys">{() => <KeysPage />}</Route>
        <Route path="/guide/:page?">{({ page: name }) => <GuidePage name={name ?? null} />}</Route>
        <Route path="/notices">{() => <NoticesPage />}</Route>
        <Route path="/settings/notices">{() => <NoticeSettingsPage />}</Route>
        <Route path="/settings/profile">{() => <ProfilePage />}</Route>
        {/* Whoever comes by a link for a new password begins as well. */}
        <Route path={paths.password()}>
          <Start />
        </Route>
        <Route path={paths.start()}>
          <Start />
        </Route>
        <Route>
          <UnknownPage what="page" />
        </Route>
      </Switch>
    </Boundary>
  );
}
