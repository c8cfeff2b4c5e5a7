import { expect, test } from '@jest/globals';
import { LIMITS } from '../../../domain/limits.ts';
import { cleanFileName } from '../../../domain/text/file-name.ts';

test.each([
  ['../../etc/cron.d/x', 'x'],
  ['C:\\Windows\\a.exe', 'a.exe'],
  ['.htaccess', 'htaccess'],
  ['a\u202Efdp.exe', 'afdp.exe'],
  ['a\0b\r\nc.pdf', 'abc.pdf'],
  ['a<b>|c?.pdf', 'a_b_c_.pdf'],
  ['', 'attachment'],
  ['..', 'attachment'],
  ['Şubat faturası.pdf', 'Şubat faturası.pdf'],
  [`${'ş'.repeat(4_000)}.pdf`, 'ş'.repeat(146)],
])('shows the file name %j safely', (name, safe) => {
  expect(cleanFileName(name, 'application/octet-stream').startsWith(safe)).toBe(true);
  expect(cleanFileName(name, 'application/octet-stream').length).toBeLessThanOrEqual(LIMITS.attachmentNameChars);
});

test('a name too long for a row of the thread keeps its extension, by which a computer opens the file', () => {
  const name = cleanFileName(`${'Ekim ayı faturası '.repeat(20)}.pdf`, 'application/pdf');
  expect(name).toHaveLength(LIMITS.attachmentNameChars);
  expect(name).toMatch(/^Ekim ayı faturası .*\.pdf$/);
});

test('a file without a name is called by what it is', () => {
  expect(cleanFileName('', 'application/pdf')).toBe('attachment.pdf');
  expect(cleanFileName(' . ', 'application/zip')).toBe('attachment');
});
