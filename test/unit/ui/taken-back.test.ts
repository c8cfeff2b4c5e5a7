import { expect, test } from '@jest/globals';
import { mailHtml } from '../../../ui/composer/editor/mail-html.ts';
import { asDraft } from '../../../ui/composer/sending/taken-back.ts';
import { pictureCid } from '../../../domain/mail/content-id.ts';

const ID = '0190c1f2-0000-7000-8000-0000000000aa';
const file = {
  id: ID,
  name: 'ekran.png',
  size: 3,
  inline: true,
  mediaType: 'image/png',
  sha256: '',
  contentId: null,
  url: '',
};

test('what a mail was made of is the editor’s again, with its pictures, its empty lines, its subject, what was chosen with it and what was seen before it', () => {
  const written = `<p>Merhaba</p><p></p><table><tbody><tr><td>1</td></tr></tbody></table><p><img src="/api/attachments/${ID}" alt="ekran"></p>`;
  const html = mailHtml(written);
  expect(html).toContain(`cid:${pictureCid(ID)}`);
  const draft = asDraft({
    ...{ text: 'Merhaba', html, attachments: [file] },
    to: [],
    cc: [],
    bcc: [],
    subject: 'Yeni konu',
    lastSeen: ID,
    actions: [{ do: 'add-tags', tags: ['iade'] }],
  });
  expect(draft.html).toBe(written);
  expect(draft.files).toEqual([{ id: ID, name: 'ekran.png', size: 3, inline: true }]);
  expect(draft.subject).toBe('Yeni konu');
  expect(draft.lastSeen).toBe(ID);
  expect(draft.actions).toEqual([{ do: 'add-tags', tags: ['iade'] }]);
});
