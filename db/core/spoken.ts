/** SQL: the language of ours in which contact `c` of ticket `t` is met: their own, where it is one of ours, else the one that their words looked like. */
export const SPOKEN_TO = `coalesce(case when c.language in ('tr', 'en') then c.language end, t.language)`;
