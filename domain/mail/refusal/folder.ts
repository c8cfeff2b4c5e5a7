import type { Row } from './row.ts';

export const FOLDER = [
  {
    code: 'folder-forbidden',
    does: 'mend',
    // RFC 5530, RFC 4314.
    signs: [{ imap: ['NOPERM'] }, { step: 'folder', words: /permission denied|access denied|not authori[sz]ed/i }],
  },
  {
    code: 'folder-unselectable',
    does: 'mend',
    // \Noselect (RFC 9051, 7.3.1): a shelf for folders, without mail of its own.
    signs: [
      { imap: ['CANNOT'] },
      { step: 'folder', words: /no ?select|isn't selectable|not selectable|(can ?not|can't) (be )?select/i },
    ],
  },
  {
    code: 'folder-missing',
    does: 'mend',
    signs: [{ code: ['FOLDER_MISSING'] }, { imap: ['NONEXISTENT', 'TRYCREATE'] }],
  },
  {
    code: 'mailbox-full',
    does: 'mend',
    // RFC 5530, 9051: the account has no room; on IMAP it is ours, whoever it is at SMTP stands with the recipient.
    signs: [{ imap: ['OVERQUOTA'] }],
  },
] as const satisfies readonly Row[];
