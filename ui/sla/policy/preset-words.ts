/** How one policy differs from another, in plain words, item by item: what a preset changes is said before it is taken. Pure. */
import { STANDSTILLS } from '../../../domain/ticket/clock/standstill.ts';
import { CLOCK_KINDS, PRIORITIES } from '../../../domain/ticket/ticket.ts';
import { DAY_MS } from '../../../domain/time.ts';
import { inside, type Speaker } from '../../condition/words.ts';
import { inWords } from './duration-words.ts';
import type { Policy, PolicyDraft } from './policy-draft.ts';
import { amountWords, escalationWords, warnWords } from './policy-words.ts';

type Said = Pick<Policy, 'promises' | 'countBy' | 'pauses' | 'warnAfter' | 'limits'> & {
  escalations: readonly Policy['escalations'][number][];
};
/** What it is about, how it would be and how it is now; null: it is said in one. */
export type Difference = { what: string; is: string; was: string | null };

type Words = Pick<Speaker, 't' | 'language'> & { dayMs: number };

/** Of `one` from `other`, which holds now; the promises first. */
export function differencesOf(one: Said | PolicyDraft, other: Said, words: Words): Difference[] {
  const { t, language, dayMs } = words;
  const differs = (what: string, is: string, was: string): Difference[] => (is === was ? [] : [{ what, is, was }]);
  const onOff = (on: boolean): string => t(on ? 'policy.differs.yes' : 'policy.differs.no');
  const open = (ms: number): string => inWords(ms, dayMs, language);
  const around = (ms: number): string => inWords(ms, DAY_MS, language);
  const amounts = PRIORITIES.toSorted((a, b) => Number(b === 'normal') - Number(a === 'normal')).flatMap((priority) => {
    const said = (policy: Said | PolicyDraft): string =>
      CLOCK_KINDS.map((clock) => `${t(`clock.${clock}`)} ${amountWords(policy as Said, priority, clock, words)}`).join(
        ' · ',
      );
    return differs(t('policy.differs.promises', { priority: t(`priority.${priority}`) }), said(one), said(other));
  });
  const counted = CLOCK_KINDS.flatMap((clock) =>
    differs(
      t('policy.counted.of', { clock: t(`clock.${clock}`) }),
      t(`policy.counted.${one.countBy[clock]}`),
      t(`policy.counted.${other.countBy[clock]}`),
    ),
  );
  const pauses = STANDSTILLS.flatMap((wait) =>
    CLOCK_KINDS.flatMap((clock) =>
      differs(
        t('policy.pauses.of', {
          wait: t(`policy.pauses.${wait}`),
          clock: language === 'tr' ? inside(t(`clock.${clock}`), language) : t(`clock.${clock}`),
        }),
        onOff(one.pauses[wait].includes(clock)),
        onOff(other.pauses[wait].includes(clock)),
      ),
    ),
  );
  const steps = (policy: Said | PolicyDraft): string[] =>
    policy.escalations.map((step) => escalationWords(step, dayMs, words));
  const [is, was] = [steps(one), steps(other)];
  const escalations: Difference[] = [
    ...is
      .filter((step) => !was.includes(step))
      .map((step) => ({ what: t('policy.differs.step'), is: step, was: null })),
    ...was
      .filter((step) => !is.includes(step))
      .map((step) => ({ what: t('policy.differs.step.none'), is: step, was: null })),
  ];
  const { limits } = one;
  return [
    ...amounts,
    ...counted,
    ...pauses,
    ...differs(t('policy.warn'), warnWords(one.warnAfter, words), warnWords(other.warnAfter, words)),
    ...escalations,
    ...differs(t('policy.reminds'), onOff(limits.reminds), onOff(other.limits.reminds)),
    ...differs(t('policy.reminder'), open(limits.reminderMs), open(other.limits.reminderMs)),
    ...differs(t('policy.closes'), onOff(limits.closesUnanswered), onOff(other.limits.closesUnanswered)),
    ...differs(
      t(limits.closesUnanswered ? 'policy.closing' : 'policy.proposal'),
      open(limits.closingProposalMs),
      open(other.limits.closingProposalMs),
    ),
    ...differs(t('policy.asks'), onOff(limits.asks), onOff(other.limits.asks)),
    ...differs(
      t(limits.asks ? 'policy.confirmation' : 'policy.grace'),
      open(limits.confirmationMs),
      open(other.limits.confirmationMs),
    ),
    ...differs(t('policy.unowned'), around(limits.unownedMs), around(other.limits.unownedMs)),
    ...differs(t('policy.stale'), around(limits.staleMs), around(other.limits.staleMs)),
  ];
}
