/** The words that stand in a file, whatever it says that it is: its first bytes tell. */
import { LIMITS } from '../../domain/limits.ts';
import { officeText } from './office.ts';
import { pdfText } from './pdf.ts';
import { readZip } from './zip.ts';

/** Empty for what has none, or cannot be read; throws for what is damaged or too large. */
export function textOfFile(bytes: Buffer): string {
  const text = within(bytes);
  return text
    .replace(/[\0\p{Cs}]/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim()
    .slice(0, LIMITS.attachedChars);
}

function within(bytes: Buffer): string {
  if (bytes.subarray(0, 1_024).includes('%PDF-')) return pdfText(bytes);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const zip = readZip(bytes);
    return zip === undefined ? '' : officeText(zip);
  }
  return bytes.includes(0) ? '' : plainText(bytes.subarray(0, LIMITS.attachedChars * 4));
}

/** UTF-8, or what Turkish Windows writes. */
function plainText(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1254').decode(bytes);
  }
}
