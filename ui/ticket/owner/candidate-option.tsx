import { IconCheck, IconPhoneCall, IconUsers } from '@tabler/icons-react';
import type { Output } from '../../data/api-types.ts';
import { useLanguage } from '../../language.tsx';
import { Avatar } from '../../parts/person/avatar.tsx';
import { LoadBar } from '../../parts/trial/load-bar.tsx';
import type { DeskT } from '../../texts/index.ts';
import classes from './assign.module.css';

type Candidates = Output<'listCandidates'>;
export type Candidate = Candidates['agents'][number];
export type TeamCandidate = Candidates['teams'][number];

/** What else is worth knowing of somebody: why assignment would not choose them, else where they are; then what they can. */
function standing({ obstacle, absent, onShift, presence, skills }: Candidate, t: DeskT): string {
  const where = absent ? 'absent' : !onShift ? 'off-shift' : presence;
  const presenceWords = t(`candidate.${where}`);
  const why = obstacle === null ? null : t(`obstacle.${obstacle}`);
  // An obstacle that says where they are says it once.
  const first =
    why === null || ['absent', 'off-shift', 'off'].includes(obstacle ?? '') ? [presenceWords] : [why, presenceWords];
  const can = skills.slice(0, 3).map(({ skill, level }) => t('candidate.skill', { skill: skill.name, level }));
  return [...first, ...can].join(' · ');
}

/** Somebody who could have the ticket: who, where, what they can, and how much they carry. */
export function CandidateOption({ one, isMe, isOwner }: { one: Candidate; isMe: boolean; isOwner: boolean }) {
  const { t } = useLanguage();
  const { agent, load, capacity, onCall, openTickets } = one;
  return (
    <span className={classes['option']} data-obstacle={one.obstacle !== null || undefined}>
      <span className={classes['face']} data-presence={one.onShift && !one.absent ? one.presence : 'off'}>
        <Avatar name={agent.name} size={26} />
      </span>
      <span className={classes['who']}>
        <span className={classes['name']}>
          {agent.name}
          {isMe && <small>({t('assign.me')})</small>}
          {onCall && (
            <small className={classes['duty']}>
              <IconPhoneCall size={13} aria-hidden="true" /> {t('candidate.on-call')}
            </small>
          )}
        </span>
        <small>{standing(one, t)}</small>
      </span>
      {isOwner && <IconCheck size={16} aria-hidden="true" />}
      {capacity > 0 ? (
        <LoadBar load={load} capacity={capacity} label={t('candidate.load', { load, capacity })} />
      ) : (
        <small className={classes['open']}>{t('assign.load', { count: openTickets })}</small>
      )}
    </span>
  );
}

/** A team that could have the ticket, and whether anybody of it is there. `isIts`: it has it. */
export function TeamOption({ one, isIts }: { one: TeamCandidate; isIts: boolean }) {
  const { team, mode, there, free, members, onCall, openTickets } = one;
  const { t } = useLanguage();
  const standing =
    members === 0
      ? onCall === null
        ? t('candidate.team.empty')
        : t('candidate.team.on-call', { name: onCall.name })
      : mode === 'claim'
        ? t('candidate.team.claim', { there, members })
        : t('candidate.team', { there, members, free });
  return (
    <span className={classes['option']}>
      <span className={classes['face']}>
        <IconUsers size={20} aria-hidden="true" />
      </span>
      <span className={classes['who']}>
        <span className={classes['name']}>{team.name}</span>
        <small>{standing}</small>
      </span>
      {isIts && <IconCheck size={16} aria-hidden="true" />}
      <small className={classes['open']}>{t('assign.load', { count: openTickets })}</small>
    </span>
  );
}
