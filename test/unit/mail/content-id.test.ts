import { expect, test } from '@jest/globals';
import { contentIdOf } from '../../../domain/mail/content-id.ts';

test.each([
  ['imza@ornek.test', 'imza@ornek.test'],
  ['a&amp;b@ornek.test', 'a&b@ornek.test'],
  ['resim%201%40ornek.test', 'resim 1@ornek.test'],
  ['%C5%9Fema@ornek.test', 'şema@ornek.test'],
  ['100%&amp;@ornek.test', '100%&@ornek.test'],
])('the address cid:%s means the part %s', (address, id) => {
  expect(contentIdOf(address)).toBe(id);
});
