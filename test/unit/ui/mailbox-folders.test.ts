import { describe, expect, test } from '@jest/globals';
import { otherFolders } from '../../../ui/mail-in/connect/other-folders.ts';
import { FRESH, foldersOf, withMainFolder } from '../../../ui/mail-in/expert/mailbox-settings.ts';

const found = (path: string, use: 'sent' | 'junk' | null = null) => ({ path, name: path, use, mails: null });
const paths = (folders: readonly { path: string }[]) => folders.map(({ path }) => path);

describe('folders of a mailbox in its form', () => {
  test('one that becomes the main one is no longer a further one, and the main one keeps its team', () => {
    const settings = {
      ...FRESH,
      folders: [
        { path: 'INBOX', team: 'a' },
        { path: 'Fatura', team: 'b' },
      ],
    };
    expect(withMainFolder(settings, 'Fatura')).toEqual({ folder: 'Fatura', folders: [{ path: 'Fatura', team: 'a' }] });
    expect(paths(foldersOf({ ...settings, ...withMainFolder(settings, 'Destek') }))).toEqual(['Destek', 'Fatura']);
  });

  test('neither the main one nor those without mail of customers are offered, but one that is read can be given up', () => {
    const all = [found('INBOX'), found('Fatura'), found('Sent', 'sent'), found('Spam', 'junk')];
    const chosen = [
      { path: 'INBOX', team: null },
      { path: 'Spam', team: null },
    ];
    expect(paths(otherFolders(all, chosen))).toEqual(['Fatura', 'Spam']);
  });
});
