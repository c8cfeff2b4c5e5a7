/** A word of an IMAP command. `NIL`, numbers and `BODY.PEEK[HEADER.FIELDS (TO)]<0.9>` are atoms. */
export type Token =
  | { kind: 'atom' | 'quoted'; text: string }
  | { kind: 'literal'; bytes: Buffer }
  | { kind: 'list'; items: Token[] };

/** One command as read off the wire: lines (latin1, so that every byte survives) and the literals between them. */
export type Command = { tag: string; name: string; args: Token[] };

/**
 * Takes a command apart. `parts` alternates text and literal bytes; a text before a literal has lost
 * its `{n}`. UID commands come back as one name, 'UID FETCH'. Throws on unbalanced brackets or quotes.
 */
export function parseCommand(parts: (string | Buffer)[]): Command {
  const [tag, name, ...args] = tokens(parts);
  const command: Command = { tag: textOf(tag) || '*', name: textOf(name).toUpperCase(), args };
  if (command.name !== 'UID') return command;
  const [verb, ...rest] = args;
  return { tag: command.tag, name: `UID ${textOf(verb).toUpperCase()}`, args: rest };
}

/** The text of a token, '' for a list or none. Literals are read as UTF-8. */
export function textOf(token: Token | undefined): string {
  if (!token || token.kind === 'list') return '';
  return token.kind === 'literal' ? token.bytes.toString('utf8') : token.text;
}

/** The texts of a list; one of a single token. */
export function textsOf(token: Token | undefined): string[] {
  if (!token) return [];
  return token.kind === 'list' ? token.items.map(textOf) : [textOf(token)];
}

function tokens(parts: (string | Buffer)[]): Token[] {
  const top: Token[] = [];
  const open: Token[][] = [top];
  const current = () => open.at(-1)!;
  for (const part of parts) {
    if (typeof part !== 'string') {
      current().push({ kind: 'literal', bytes: part });
      continue;
    }
    for (let at = 0; at < part.length;) {
      const char = part[at]!;
      if (char === ' ') at += 1;
      else if (char === '(') {
        const items: Token[] = [];
        current().push({ kind: 'list', items });
        open.push(items);
        at += 1;
      } else if (char === ')') {
        if (open.length === 1) throw new Error('unbalanced )');
        open.pop();
        at += 1;
      } else {
        const word = char === '"' ? quoted(part, at) : atom(part, at);
        current().push(word.token);
        at = word.end;
      }
    }
  }
  if (open.length > 1) throw new Error('unbalanced (');
  return top;
}

function quoted(text: string, from: number): { token: Token; end: number } {
  const match = /^"((?:[^"\\]|\\.)*)"/.exec(text.slice(from));
  if (!match) throw new Error('unbalanced quote');
  return { token: { kind: 'quoted', text: match[1]!.replace(/\\(.)/g, '$1') }, end: from + match[0].length };
}

/** An atom runs to a space or bracket; a section in [] belongs to it, spaces and all. */
function atom(text: string, from: number): { token: Token; end: number } {
  const match = /^(?:\[[^\]]*\]|[^\s()[])+/.exec(text.slice(from));
  if (!match) throw new Error(`unexpected ${text[from]}`);
  return { token: { kind: 'atom', text: match[0] }, end: from + match[0].length };
}

/**
 * A test for membership in a sequence set such as '1,4:7,9:*'. `last` is what * stands for; as the RFC
 * has it, '9:*' holds the last message even when that is below 9. Throws on anything else.
 */
export function sequenceSet(text: string, last: number): (number: number) => boolean {
  const bound = (word: string) => {
    if (word === '*') return last;
    if (!/^\d+$/.test(word)) throw new Error(`not a sequence set: ${text}`);
    return Number(word);
  };
  const ranges = text.split(',').map((range) => {
    const [from, to = from] = range.split(':').map(bound);
    return [Math.min(from!, to!), Math.max(from!, to!)] as const;
  });
  return (number) => ranges.some(([low, high]) => low <= number && number <= high);
}
