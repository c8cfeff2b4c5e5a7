/** HTML written as a template: everything put in is escaped unless it came out of such a template itself. */
import { escapeHtml } from '../../domain/text/escape.ts';

/** HTML that is safe to send. */
export class Safe {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }
}

type Piece = string | number | Safe | false | null | undefined | readonly Piece[];

export const html = (strings: TemplateStringsArray, ...pieces: Piece[]): Safe =>
  new Safe(strings.map((text, index) => text + (index < pieces.length ? show(pieces[index]) : '')).join(''));

function show(piece: Piece): string {
  if (piece instanceof Safe) return piece.html;
  if (piece === false || piece === null || piece === undefined) return '';
  return Array.isArray(piece) ? piece.map(show).join('') : escapeHtml(String(piece));
}
