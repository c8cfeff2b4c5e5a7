/**
 * What the sink answers instead of taking the mail, per phase; a phase without an entry is friendly.
 * Answers are whole SMTP replies: '451 4.7.1 later'.
 */
export type Script = {
  greeting?: string;
  auth?: string;
  /** How long it looks at a password, before it answers. */
  authMs?: number;
  /** The server offers no sign-in. */
  withoutAuth?: boolean;
  mailFrom?: string;
  /** By recipient address, without case. */
  rcpt?: Record<string, string>;
  /** The answer to the DATA command itself. */
  data?: string;
  /**
   * After the final dot, when the bytes are with us: 'drop' cuts the line without an answer, 'hang' never
   * answers; a reply with 2xx takes the mail, any other refuses it. With 'drop' and 'hang' the mail is
   * taken: the sender cannot know, and that is the point.
   */
  afterDot?: 'drop' | 'hang' | (string & {});
  /** For how many mails (greetings, logins) an entry holds; default all, until the next script. */
  times?: number;
};

type Phase = 'greeting' | 'auth' | 'mailFrom' | 'data' | 'afterDot';

/** The current script and how much of it is left. */
export type ScriptBook = {
  set(script: Script): void;
  answer(phase: Phase): string | undefined;
  offersAuth(): boolean;
  authMs(): number;
  answerTo(recipient: string): string | undefined;
};

/** An empty book: every answer is friendly. */
export function scriptBook(): ScriptBook {
  let script: Script = {};
  let used = new Map<string, number>();
  const spend = (key: string, answer: string | undefined) => {
    if (answer === undefined) return undefined;
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return count > (script.times ?? Infinity) ? undefined : answer;
  };
  return {
    set(next) {
      script = next;
      used = new Map();
    },
    answer: (phase) => spend(phase, script[phase]),
    offersAuth: () => script.withoutAuth !== true,
    authMs: () => script.authMs ?? 0,
    answerTo(recipient) {
      const [address, answer] =
        Object.entries(script.rcpt ?? {}).find(([key]) => key.toLowerCase() === recipient.toLowerCase()) ?? [];
      return address === undefined ? undefined : spend(`rcpt ${address}`, answer);
    },
  };
}
