import { createElement, lazy, Suspense, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { Boundary } from './boundary.tsx';
import { Broken } from './broken.tsx';
import { Loading } from './splash.tsx';

export type Load<Props extends object> = () => Promise<{ default: ComponentType<Props> }>;
type Options<Props> = {
  /** Shown while the file is on its way; default a spinner. */
  waiting?: ReactNode | ((props: Props) => ReactNode);
  /** What stands around the sentence of a whole page. */
  frame?: (sentence: ReactNode) => ReactNode;
};

/**
 * A component in a file of its own. When the file does not come (no connection, or a newer Bilet no longer has it), a
 * sentence and a button stand in its place, or what `broken` gives; the rest of the desk stays as it is.
 */
export function later<Props extends object>(
  load: Load<Props>,
  { waiting = <Loading />, frame = (sentence) => sentence }: Options<Props> = {},
) {
  // React keeps the answer of a lazy component for good; another try needs another one.
  let Now = lazy(load);
  return function Later({ broken, ...props }: Props & { broken?: (again: () => Promise<void>) => ReactNode }) {
    const [, setTries] = useState(0);
    const of = Now;
    const again = async () => {
      await load();
      Now = lazy(load);
      setTries((tries) => tries + 1);
    };
    return (
      <Boundary
        of={of}
        failed={() => (
          <>
            <WhenOnline run={again} />
            {broken ? broken(again) : frame(<Broken again={again} />)}
          </>
        )}
      >
        <Suspense fallback={typeof waiting === 'function' ? waiting(props as unknown as Props) : waiting}>
          {createElement(of, props as unknown as Props)}
        </Suspense>
      </Boundary>
    );
  };
}

/** Tries by itself, once the connection is back. */
function WhenOnline({ run }: { run: () => Promise<void> }) {
  useEffect(() => {
    const listen = () => void run().catch(() => undefined);
    window.addEventListener('online', listen);
    return () => window.removeEventListener('online', listen);
  });
  return null;
}
