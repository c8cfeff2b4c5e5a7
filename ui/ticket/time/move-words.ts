/** Whose move it is, in words: at most three parts of one line. No name takes an ending, and that of a time is known. Pure. */
import type { Language } from '../../../domain/text/language.ts';
import type { DeskT } from '../../texts/index.ts';
import { knownText } from '../../texts/known.ts';
import { dayTime, untilTime } from '../../time.ts';
import type { Move } from './move.ts';
import { outcomeWords } from './outcome-words.ts';

export type MoveWords = {
  /** `Sıra bizde` */
  whose: string;
  /** `Ayşe 14:20’ye kadar yanıtlamalı` */
  owed: string | null;
  /** `yanıtlamazsa Can haber alır` */
  otherwise: string | null;
};

type Said = { t: DeskT; language: Language; now: number };

export const moveWords = (move: Move, said: Said): MoveWords => ({
  whose: said.t(`move.${move.whose}`),
  owed: owedWords(move, said),
  otherwise: otherwiseWords(move, said),
});

/** For whom the ticket is put aside until an instant of its own. */
const ASIDE = ['snoozed', 'third-party', 'colleague'];

function owedWords(move: Move, said: Said): string | null {
  const { whose, until, closed, leaves, owed } = move;
  const { t, language, now } = said;
  const parts = [
    closed?.as && t(`closed-as.${closed.as}`),
    closed?.at && dayTime(closed.at, now, language),
    ASIDE.includes(whose) && until !== null && t('move.until', { by: untilTime(until, now, language) }),
    leaves &&
      t(whose === 'scheduled' ? 'move.leaves' : 'move.reply-leaves', { time: dayTime(leaves.at, now, language) }),
    // A promise is owed in words of its own.
    leaves?.misses?.what === 'answer' &&
      Date.parse(leaves.misses.by) > now &&
      t('move.misses', { time: dayTime(leaves.misses.by, now, language) }),
    owing(move, said),
    whose === 'scheduled' && owed === null && !leaves?.misses && t('move.idle'),
  ];
  return parts.filter(Boolean).join(' · ') || null;
}

function owing({ whose, who, owed, leaves }: Move, { t, language, now }: Said): string | null {
  if (owed === null) return whose === 'ours' ? t('move.has', { who: who?.name ?? '' }) : null;
  // When it leaves is said: what is scheduled is not being sent.
  if (owed.onItsWay && !owed.isLate) return leaves === null ? t('move.on-its-way') : t('move.then-kept');
  const key = `move.${owed.what}.${owed.isLate ? 'had' : 'has'}`;
  const by = untilTime(owed.by, now, language);
  if (who?.kind === 'me') return t(`${key}.me`, { by });
  return t(key, { by, who: who === null ? t('move.somebody') : who.kind === 'team' ? t('move.team', who) : who.name });
}

/** These come at the instant at which it is owed, which is said already. */
const AT_ONCE = ['clock-breached', 'promise-broken'];

function otherwiseWords({ whose, who, owed, leaves, otherwise }: Move, { t, language, now }: Said): string | null {
  // That it comes too late is more to know.
  if (whose === 'scheduled') return leaves?.misses ? null : t('move.if-first');
  if (otherwise === null) return null;
  const { what, at, why } = otherwise;
  if (what === 'hand-out') {
    const said = { place: (why.ahead ?? 0) + 1, team: why.team?.name ?? '' };
    return at === null ? t('queue.full', said) : t('queue.at', { ...said, time: dayTime(at, now, language) });
  }
  const then = outcomeWords(otherwise.then, t, language);
  if (then === null || at === null) return null;
  if (ASIDE.includes(whose)) return t('move.then', { then });
  if (AT_ONCE.includes(what) && owed?.by === at)
    return t(`move.if.${owed.what}${who?.kind === 'me' ? '.me' : ''}`, { then });
  const by = untilTime(at, now, language);
  return knownText(t, `move.if.${what}`, t('move.if', { by, then }), { by, then });
}
