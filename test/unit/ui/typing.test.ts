/** Letters of a hand that types on when its field goes away: told by when they were pressed, not by when the page comes to hear of them. */
import { afterEach, beforeAll, expect, jest, test } from '@jest/globals';

class Place {
  closest = () => null;
}
let press: (event: object) => void = () => undefined;
let quiet: (forMs: number) => void = () => undefined;

beforeAll(async () => {
  Object.assign(globalThis, {
    Element: Place,
    window: { addEventListener: (_: string, listener: typeof press) => (press = listener) },
  });
  ({ quiet } = await import('../../../ui/typing.ts'));
});

afterEach(() => void jest.restoreAllMocks());

/** Whether a letter that is pressed then is kept from whoever would take it for a command. */
function isCaught(pressedAt: number): boolean {
  let caught = false;
  press({
    key: 'e',
    target: new Place(),
    timeStamp: pressedAt,
    getModifierState: () => false,
    preventDefault: () => undefined,
    stopPropagation: () => (caught = true),
  });
  return caught;
}

test('a letter pressed while the hand is still typing commands nothing, however late the page hears of it', () => {
  const now = jest.spyOn(performance, 'now').mockReturnValue(1_000);
  quiet(500);
  now.mockReturnValue(60_000);
  expect(isCaught(1_400)).toBe(true);
  // It belongs to a word, to whose end nothing is heard; a letter that comes long after is meant.
  expect(isCaught(1_700)).toBe(true);
  expect(isCaught(4_000)).toBe(false);
});
