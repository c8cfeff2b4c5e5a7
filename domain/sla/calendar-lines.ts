/** The lines of a calendar file (iCalendar, RFC 5545) and what stands in its events. Written by whoever offers it, so everything is bounded. */

/** A line without its folds: `EXDATE;VALUE=DATE:20261029`. Names of parameters are in capitals, values without their quotes. */
export type Line = { name: string; params: ReadonlyMap<string, string>; value: string };

const LINE_CHARS = 10_000;

/** Unfolded: a line that begins with a space or tab goes on with the one before. */
export function calendarLines(text: string): Line[] {
  const folded: string[][] = [];
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    if (line.startsWith(' ') || line.startsWith('\t')) folded.at(-1)?.push(line.slice(1));
    else if (line.trim() !== '') folded.push([line]);
  }
  return folded.flatMap((parts) => lineOf(parts.join('').slice(0, LINE_CHARS)) ?? []);
}

/** A colon or semicolon in quotes is one of a parameter. */
function lineOf(line: string): Line | null {
  const parts = [''];
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ';' && !isQuoted) parts.push('');
    else if (sign === ':' && !isQuoted) return named(parts, line.slice(at + 1).trim());
    else parts[parts.length - 1] += sign;
  }
  return null;
}

function named([name = '', ...params]: readonly string[], value: string): Line | null {
  if (!/^[A-Za-z0-9-]+$/.test(name)) return null;
  const pairs = params.map((param) => {
    const [key = '', said = ''] = param.split('=', 2);
    return [key.toUpperCase(), said] as const;
  });
  return { name: name.toUpperCase(), params: new Map(pairs), value };
}

/** Lines of the calendar itself, and of each of its events; what stands in an alarm within one is neither's. */
export function calendarParts(lines: readonly Line[]): { head: Line[]; events: Line[][] } {
  const [head, events, open]: [Line[], Line[][], string[]] = [[], [], []];
  for (const line of lines) {
    if (line.name === 'BEGIN') {
      open.push(line.value.toUpperCase());
      if (open.at(-1) === 'VEVENT') events.push([]);
    } else if (line.name === 'END') open.pop();
    else if (open.at(-1) === 'VEVENT') events.at(-1)?.push(line);
    else if (open.length === 1) head.push(line);
  }
  return { head, events };
}
