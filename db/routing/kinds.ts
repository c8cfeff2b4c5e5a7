/** What the kinds of message are guessed by: lessons out of the desk's own tickets, what was learned of them, and when it counts. */
import { type ByType, type Guess, guessKind, type KindModel, type Lesson } from '../../domain/routing/kind.ts';
import { type Db, change, first, many, maybe } from '../core/pool.ts';

/** So many tickets teach, the newest: more would make it no better, and cost more. */
const LESSONS = 2_000;

/** Learned anew so soon after a person has set a type: often while little is known, and then seldom. */
const IS_DUE = `m.learned_at is null or m.learned_at < now() - case when m.lessons < 500 then interval '1 minute' else interval '15 minutes' end`;

/** Whether somebody has taught something since it was learned, not just now. */
export const isToLearn = async (db: Db): Promise<boolean> =>
  (
    await first<{ isToLearn: boolean }>(db, {
      name: 'is-to-learn-kinds',
      text: `select (${IS_DUE}) and exists (
                      select from ticket_event e where e.kind = 'set-type' and e.actor_kind = 'agent'
                         and e.recorded_at > coalesce(m.learned_at, '-infinity')) as "isToLearn"
               from (select max(learned_at) as learned_at, max(lessons) as lessons from kind_model) as m`,
    })
  ).isToLearn;

/**
 * The newest tickets whose type is as a person has set it, with the words of their first mail. One whose type a rule or a guess has set
 * teaches nothing: it would learn from itself.
 */
export const lessons = (db: Db): Promise<Lesson[]> =>
  many<Lesson>(db, {
    name: 'kind-lessons',
    text: `select t.type, opening.kind_words as words
             from (select ticket_number as number, max(version) as version
                     from (select ticket_number, version from ticket_event where kind = 'set-type' and actor_kind = 'agent'
                            order by recorded_at desc limit $1) as newest group by 1) as taught
             join ticket_event e on e.ticket_number = taught.number and e.version = taught.version
             join ticket t on t.number = taught.number and t.type = e.data ->> 'type'
             join lateral (select kind_words from message m where m.ticket_number = t.number and m.direction = 'in'
                            order by m.created_at limit 1) as opening on opening.kind_words is not null`,
    values: [LESSONS],
  });

/** Keeps what was learned, in the place of what was. */
export async function saveKinds(
  db: Db,
  { model, counts, lessons: told }: { model: KindModel; counts: ReadonlyMap<string, ByType>; lessons: number },
): Promise<void> {
  await change(db, {
    name: 'save-kind-words',
    text: `with learned as (select word, counts from json_to_recordset($1::json) as l(word text, counts integer[])),
           dropped as (delete from kind_word k where not exists (select from learned where learned.word = k.word))
           insert into kind_word as k (word, counts) select word, counts from learned
               on conflict (word) do update set counts = excluded.counts where k.counts <> excluded.counts`,
    values: [JSON.stringify([...counts].map(([word, byType]) => ({ word, counts: byType })))],
  });
  await change(db, {
    name: 'save-kind-model',
    text: `insert into kind_model (model, lessons, learned_at) values ($1, $2, now())
           on conflict (single) do update set model = excluded.model, lessons = excluded.lessons, learned_at = excluded.learned_at`,
    values: [JSON.stringify(model), told],
  });
}

/** Of how many tickets it was learned last, when, and how good it was with them; undefined before the first time. */
export const kindsLearned = (
  db: Db,
): Promise<{ lessons: number; at: Date; measured: KindModel['measured'] } | undefined> =>
  maybe(db, {
    name: 'kinds-learned',
    text: `select lessons, learned_at as at, coalesce(model -> 'measured', '[]') as measured from kind_model`,
  });

/** SQL: the counts of these words, by word. */
const countsOf = (words: string) =>
  `(select coalesce(jsonb_object_agg(word, to_jsonb(counts)), '{}') from kind_word where word = any(${words}))`;

type Known = { model: KindModel; counts: Record<string, ByType> };

/** What kind of message began this ticket, as its words tell; null where its type is set, where it has no mail, and while too little was learned. */
export async function guessOfTicket(db: Db, number: number): Promise<Guess | null> {
  const row = await maybe<Known & { words: string[] }>(db, {
    name: 'guess-of-ticket',
    text: `select k.model, opening.kind_words as words, ${countsOf('opening.kind_words')} as counts
             from ticket t cross join kind_model k
             join lateral (select kind_words from message m where m.ticket_number = t.number and m.direction = 'in'
                            order by m.created_at limit 1) as opening on opening.kind_words is not null
            where t.number = $1 and t.type is null`,
    values: [number],
  });
  return row === undefined ? null : guessKind(row.model, row.words, new Map(Object.entries(row.counts)));
}

/** The kinds of mails that open tickets, where a guess may set them: those sure enough, else null; in the order of `mails`. */
export async function kindsSetBy(db: Db, mails: readonly (readonly string[])[]): Promise<(Guess | null)[]> {
  const row = await maybe<Known & { from: number }>(db, {
    name: 'kinds-set-by-guess',
    text: `select k.model, (s.value ->> 'typeByItselfFrom')::float8 as "from", ${countsOf('$1::text[]')} as counts
             from setting s cross join kind_model k where s.key = 'routing' and s.value ->> 'typeByItselfFrom' is not null`,
    values: [[...new Set(mails.flat())]],
  });
  if (row === undefined) return mails.map(() => null);
  const counts = new Map(Object.entries(row.counts));
  return mails.map((words) => {
    const guess = guessKind(row.model, words, counts);
    return guess !== null && guess.share >= row.from ? guess : null;
  });
}

/** From which share a guess sets the type of a new ticket by itself; null: it only suggests. */
export type RoutingSettings = { typeByItselfFrom: number | null };

export const routingSettings = async (db: Db): Promise<RoutingSettings> => {
  const row = await maybe<{ value: Partial<RoutingSettings> }>(db, {
    name: 'routing-settings',
    text: `select value from setting where key = 'routing'`,
  });
  return { typeByItselfFrom: row?.value.typeByItselfFrom ?? null };
};

export const saveRoutingSettings = (db: Db, settings: RoutingSettings): Promise<number> =>
  change(db, {
    name: 'save-routing-settings',
    text: `insert into setting (key, value) values ('routing', $1)
           on conflict (key) do update set value = excluded.value, updated_at = now()`,
    values: [JSON.stringify(settings)],
  });
