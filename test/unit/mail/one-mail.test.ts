import { expect, test } from '@jest/globals';
import { overOneMail, travelBytes } from '../../../domain/mail/one-mail.ts';

const MB = 1024 * 1024;
const QUOTA = { mailBytes: 25 * MB, recipientsPerMail: 35 };

test('files grow by a third and more on their way, so that 20 MB of them are too large for a provider of 25', () => {
  const fits = (mb: number) => overOneMail(QUOTA, { bytes: travelBytes(mb * MB, 2_000), recipients: 1 });
  expect(fits(18)).toBeNull();
  expect(fits(20)).toMatchObject({ what: 'bytes', limit: 25 * MB });
  expect(overOneMail({ mailBytes: null, recipientsPerMail: null }, { bytes: 99 * MB, recipients: 99 })).toBeNull();
});

test('more people than the provider lets one mail have are too many', () => {
  expect(overOneMail(QUOTA, { bytes: 0, recipients: 35 })).toBeNull();
  expect(overOneMail(QUOTA, { bytes: 0, recipients: 36 })).toEqual({ what: 'recipients', is: 36, limit: 35 });
});
