/** The guarantee page: what no open ticket may lack, and what the sweeper has mended. */
import type { Routes } from '../../contract/routes.ts';
import { violations } from '../../db/routing/guarantee.ts';
import { sweptLately } from '../../db/ticket/sweep.ts';
import type { Handler } from '../http/handler.ts';

const SHOWN = 200;
const LATELY_DAYS = 30;

export const getGuarantee: Handler<Routes['getGuarantee']> = async ({ pool }) => {
  const [found, repaired] = await Promise.all([violations(pool, SHOWN), sweptLately(pool, LATELY_DAYS)]);
  return { violations: found, repaired };
};
