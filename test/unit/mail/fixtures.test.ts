import { expect, test } from '@jest/globals';
import { readFileSync, readdirSync } from 'node:fs';
import { machineKind } from '../../../domain/mail/machine-mail.ts';
import type { ParsedMail } from '../../../domain/mail/message.ts';
import { candidates } from '../../../domain/mail/threading.ts';
import { parseMail } from '../../../mail/read/parse.ts';

/** Real and odd mails beside what must be read from them; one pair of files each in test/fixtures/mail. */
const folder = new URL('../../fixtures/mail/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => name.slice(0, -4));

test.each(names)('reads %s as written beside it', async (name) => {
  const mail = await parseMail(readFileSync(new URL(`${name}.eml`, folder)));
  expect(view(mail)).toEqual(JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')));
});

test('has an expectation for every mail and no other', () => {
  const expected = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -5));
  expect(expected).toEqual(names);
});

/** The whole mail without what is empty, with attachments by size, kind and clues as the core sees them. */
function view(mail: ParsedMail): unknown {
  const own = { addresses: ['destek@firma.test'], instance: 'bilet-1', mailIdDomains: ['firma.test'] };
  const signatures = {
    codeInAddress: () => null,
    ownMailId: (id: string) => /^tid\.(\d+)\.A{22}@firma\.test$/.exec(id)?.[1] ?? null,
  };
  // What these tell is seen in kind and clues (test/unit/mail/signs.test.ts has the rest).
  const {
    codes: _codes,
    machine: _machine,
    language: _language,
    preview: _preview,
    report: _report,
    says: _says,
    contentHash: _hash,
    wordsKey: _key,
    kindWords: _words,
    abusive: _abusive,
    forwardedMail: _forwarded,
    forwardedFrom,
    importance,
    spam,
    sentAhead,
    ...parts
  } = mail;
  const whole = {
    kind: machineKind(mail, own),
    clues: candidates(mail, signatures).map((clue) => `${clue.by} ${clue.value} ${clue.strength}`),
    ...parts,
    ...(forwardedFrom && { forwardedFrom }),
    ...(sentAhead !== null && { sentAhead }),
    ...(importance !== 'normal' && { importance }),
    ...((spam.marked || spam.score !== null) && { spam }),
    newText: mail.newText === mail.text ? '(all)' : mail.newText,
    attachments: mail.attachments.map(({ content, sha256, ...rest }) => ({ ...rest, bytes: sha256 && content.length })),
  };
  const filled = Object.entries(whole).filter(
    ([, value]) => JSON.stringify(value) !== '[]' && JSON.stringify(value) !== '{}',
  );
  return JSON.parse(JSON.stringify(Object.fromEntries(filled)));
}
