/** Whom the desk can give tickets to, as the list of people tells it. Pure. */
import { canOwn } from '../../domain/people/staff.ts';

/** Somebody who could own tickets and is in no team: tickets are given out in teams, so that none reaches them. */
export const isUnreached = ({ teams, ...one }: Parameters<typeof canOwn>[0] & { teams: readonly unknown[] }): boolean =>
  teams.length === 0 && canOwn(one);
