/** SQL: joins `p`, the policy that team `g` goes by: its own, else the default one. */
export const POLICY_OF_TEAM = `join policy p on p.id = coalesce(g.policy_id, (select id from policy where is_default))`;
