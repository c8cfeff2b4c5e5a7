import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { ProblemError } from './client.ts';
import { LanguageProvider, type Spoken } from './language.tsx';
import { LiveProvider } from './live.tsx';
import { DeskPage } from './pages/desk.tsx';
import { Loading } from './parts/splash.tsx';
import { isView, paths } from './paths.ts';
import { keys } from './queries.ts';
import { SessionGate } from './session.tsx';
import { Shell } from './shell/shell.tsx';
import { cssVariables, styleNonce, theme } from './theme.ts';

const QuarantinePage = lazy(() => import('./pages/quarantine.tsx'));
const MailboxesPage = lazy(() => import('./pages/mailboxes.tsx'));
const LedgerPage = lazy(() => import('./pages/ledger.tsx'));
const PeoplePage = lazy(() => import('./pages/people.tsx'));
const ProfilePage = lazy(() => import('./pages/profile.tsx'));

const queries = new QueryClient({
  defaultOptions: {
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
          {/* Above: below, they would lie on the composer. */}
          <Notifications position="top-right" limit={4} containerWidth={300} />
          <SessionGate>
            <LiveProvider>
              <Shell>
                <Suspense fallback={<Loading />}>
                  <Pages />
                </Suspense>
              </Shell>
            </LiveProvider>
          </SessionGate>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages() {
  return (
    <Switch>
      <Route path="/views/:view/:number?">
        {({ view, number }) =>
          isView(view) ? (
            <DeskPage view={view} number={number ? Number(number) : null} />
          ) : (
            <Redirect to={paths.view('mine')} replace />
          )
        }
      </Route>
      <Route path="/tickets/:number">{({ number }) => <DeskPage view="all" number={Number(number)} />}</Route>
      <Route path="/quarantine" component={QuarantinePage} />
      <Route path="/settings/mailboxes" component={MailboxesPage} />
      <Route path="/settings/mailboxes/:id/ledger">{({ id }) => <LedgerPage id={id} />}</Route>
      <Route path="/settings/people" component={PeoplePage} />
      <Route path="/settings/profile" component={ProfilePage} />
      <Route>
        <Redirect to={paths.view('open')} replace />
      </Route>
    </Switch>
  );
}
