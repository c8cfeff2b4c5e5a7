import type { HotkeyItem } from '@mantine/hooks';
import { closes } from '../../domain/ticket/custom/required.ts';
import type { TicketDetail } from '../data/types.ts';
import { useMe } from '../door/session.tsx';
import { usePageKeys } from '../keys/page-keys.ts';
import { ask, type Opening } from '../keys/requests.ts';
import { isSelecting } from '../keys/selection.ts';
import { useLanguage } from '../language.tsx';
import { whyNot } from './availability.ts';
import { dealtWith } from './dealt-with.ts';
import { KEYED } from './offers.ts';
import { useMissing } from './missing.tsx';
import { useCommand } from './run.ts';
import type { Asks } from './row.ts';

/** What the page opens to ask: a field, which takes what is typed meanwhile, or a layer in front of it. */
export const opens = (asks: Asks): Opening => (asks === 'words' ? 'field' : 'layer');

/** The single keys of a ticket's page. `ticket` is undefined while it is loading; what is asked then waits for it. */
export function useCommandKeys(number: number, ticket: TicketDetail | undefined): void {
  const { t } = useLanguage();
  const { agent, can } = useMe();
  const run = useCommand(number);
  const missing = useMissing(ticket);
  usePageKeys(
    KEYED.flatMap(({ kind, key, asks, isEnd, run: ready }) => {
      const press = () => {
        // They mean all that is selected in the list.
        if (isSelecting()) return;
        if (asks !== null) return ask(kind, opens(asks));
        if (ticket === undefined || whyNot(ticket, kind, can, t) !== null) return;
        const command = ready(ticket, agent);
        if (command === null || (closes(kind) && missing.refuses())) return;
        run(command);
        if (isEnd) dealtWith(number);
      };
      return written(key.letter).map((letter): HotkeyItem => [letter, press]);
    }),
  );
}

/** A sign that some keyboards write with a shift, and report it. */
const written = (letter: string): string[] => (/^\p{L}$/u.test(letter) ? [letter] : [letter, `shift+${letter}`]);
