import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { Permission } from '../../domain/people/permission.ts';
import { call, ProblemError } from '../data/client.ts';
import { useLanguage } from '../language.tsx';
import { Failed } from '../parts/empty/failed.tsx';
import { later } from '../parts/empty/later.tsx';
import { Splash } from '../parts/empty/splash.tsx';
import { Waits } from '../parts/empty/waits.tsx';
import { paths } from '../paths.ts';
import { changeReader, keys } from '../data/queries.ts';
import { stageOf } from '../data/question.ts';
import type { Me } from '../data/types.ts';
import { showIn, useZone } from '../zone.ts';

const SignIn = later(() => import('./sign-in.tsx'), { waiting: <Splash /> });
const ChoosePassword = later(() => import('./choose-password.tsx'), { waiting: <Splash /> });
const SetUp = later(() => import('./set-up.tsx'), { waiting: <Splash /> });
const Context = createContext<Me | null>(null);

/** Lets a signed-in agent through; everybody else gets the sign-in page, or the set-up page on a bare installation. */
export function SessionGate({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [location, navigate] = useLocation();
  // It stands behind the #, which no server and no log is told.
  const [token, setToken] = useState(() =>
    location === paths.password() ? window.location.hash.slice(1) || null : null,
  );
  const { setLanguage } = useLanguage();
  const me = useQuery({
    queryKey: keys.me,
    queryFn: () =>
      call('getSession', {}).catch((error: unknown) => (isSignedOut(error) ? null : Promise.reject(error))),
    staleTime: Infinity,
  });
  const setup = useQuery({ queryKey: keys.setup, queryFn: () => call('getSetup', {}), enabled: me.data === null });
  const language = me.data?.agent.language;
  useEffect(() => {
    if (language) setLanguage(language);
  }, [language, setLanguage]);

  const zone = me.data?.preferences.zone ?? null;
  // Before what is drawn asks for anything.
  useLayoutEffect(() => showIn(zone), [zone]);
  // Days, and what falls into them, are others in another zone.
  const here = useZone();
  const read = useRef(here);
  useEffect(() => {
    if (read.current !== here)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.me[0] });
    read.current = here;
  }, [here, client]);

  const enter = (session: Me) => changeReader(client, session);
  // Also for whoever is signed in: the link may be somebody else's.
  if (token !== null)
    return (
      <ChoosePassword
        token={token}
        onDone={(session) => {
          navigate('/', { replace: true });
          setToken(null);
          enter(session);
        }}
      />
    );
  if (me.data) return <Context value={me.data}>{children}</Context>;
  if (me.isError || setup.isError)
    return (
      <Splash>
        <Failed error={me.error ?? setup.error} onRetry={() => void client.refetchQueries()} />
      </Splash>
    );
  if (stageOf(me) === 'waits' || stageOf(setup) === 'waits')
    return (
      <Splash>
        <Waits />
      </Splash>
    );
  if (me.isPending || setup.isPending) return <Splash />;
  if (setup.data?.needed) return <SetUp onDone={enter} />;
  return <SignIn demo={setup.data?.demo ?? false} onDone={enter} />;
}

/** The signed-in agent, and whether a permission is held. */
export function useMe(): Me & { can: (permission: Permission) => boolean } {
  const me = useContext(Context);
  if (!me) throw new Error('useMe needs a SessionGate above it');
  return { ...me, can: (permission) => me.permissions.includes(permission) };
}

const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'not-signed-in' || error.status === 401);
