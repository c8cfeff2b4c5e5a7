/** Numbers in addresses. */
import { expect, test } from '@jest/globals';
import { beforeRow, beforeVersion, pageLimit, rowNumber } from '../../../contract/shapes.ts';

test.each(['0x412', '1e3', '', ' 12', '12 ', '+12', '-12', '12.0', '1_2', '٣', 'Infinity', '0b1', true, null, [12]])(
  '%j is no number of an address: decimal digits alone are',
  (given) => {
    for (const number of [rowNumber, beforeRow, beforeVersion, pageLimit])
      expect(number.safeParse(given).success).toBe(false);
  },
);

test('digits are a number, also with noughts before them, and what is left out has its default', () => {
  expect(rowNumber.parse('1042')).toBe(1042);
  expect(rowNumber.parse('0012')).toBe(12);
  expect(rowNumber.parse(1042)).toBe(1042);
  expect(pageLimit.parse(undefined)).toBe(50);
  expect(beforeVersion.safeParse('2147483648').success).toBe(false);
  expect(rowNumber.safeParse('0').success).toBe(false);
});
