import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { whyNot } from '../../command/availability.ts';
import { useCommand } from '../../command/run.ts';
import { suggestedTypeQuery } from '../../data/queries.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useMe } from '../../door/session.tsx';
import { usePageKeys } from '../../keys/page-keys.ts';
import { useLanguage } from '../../language.tsx';
import { Hint } from '../../parts/button/hint.tsx';
import { BareButton } from '../../parts/button/bare-button.tsx';
import classes from '../ticket.module.css';

/** What type the words of its mail suggest for a ticket that has none, and how it is taken. */
function useSuggestion(ticket: TicketDetail) {
  const { t } = useLanguage();
  const { can } = useMe();
  const run = useCommand(ticket.number);
  const mayTake = ticket.type === null && whyNot(ticket, 'set-type', can, t) === null;
  const { data } = useQuery({ ...suggestedTypeQuery(ticket.number), enabled: mayTake && ticket.state !== 'closed' });
  const suggestion = mayTake ? (data?.suggestion ?? null) : null;
  const take = () => suggestion !== null && run({ kind: 'set-type', given: { type: suggestion.type } });
  return { suggestion, take };
}

/** Takes the suggestion by its key, wherever it is shown. */
export function SuggestionKey({ ticket }: { ticket: TicketDetail }) {
  const { take } = useSuggestion(ticket);
  usePageKeys([['y', take]]);
  return null;
}

/** Words alone are never all there is to know. */
const SUREST = 99;

/** The suggestion beside a ticket that has no type: one click or one key takes it. */
export function SuggestedType({ ticket }: { ticket: TicketDetail }) {
  const { t } = useLanguage();
  const { suggestion, take } = useSuggestion(ticket);
  if (suggestion === null) return null;
  const words = { type: t(`type.${suggestion.type}`), share: Math.min(SUREST, Math.round(suggestion.share * 100)) };
  return (
    <Hint label={t('type.suggested-why')}>
      <BareButton
        className={classes['property']}
        data-suggested
        aria-label={t('type.suggested-take', words)}
        aria-keyshortcuts="y"
        onClick={take}
      >
        <IconSparkles size={14} aria-hidden="true" />
        {t('type.suggested', words)}
      </BareButton>
    </Hint>
  );
}
