import { useCallback, useRef, useState } from 'react';
import { useMe } from '../door/session.tsx';
import { EMPTY, type Form, isEmptyForm, readForm } from './draft.ts';

const keyOf = (agent: string): string => `bilet.new-ticket.${agent}`;

/** The signed-in agent's form, kept with every change: a closed tab, a crash or an ended session loses nothing. */
export function useForm() {
  const { agent } = useMe();
  const key = keyOf(agent.id);
  const [form, setForm] = useState(() => readForm(localStorage.getItem(key)));
  const latest = useRef(form);
  const put = useCallback(
    (next: Form) => {
      latest.current = next;
      setForm(next);
      if (isEmptyForm(next)) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );
  const change = useCallback((part: Partial<Form>) => put({ ...latest.current, ...part }), [put]);
  const clear = useCallback(() => put(EMPTY), [put]);
  return { form, change, clear, latest: useCallback(() => latest.current, []) };
}
