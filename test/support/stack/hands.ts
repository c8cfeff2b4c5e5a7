/** Somebody's hands on a page: whatever they do is counted, and how long that takes a practised person. */
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../eventually.ts';
import { focused } from './browser.ts';

/**
 * Seconds of the keystroke-level model (Card, Moran and Newell 1980): to think of what is next, to point, to press a button of the
 * mouse, to strike a key, to lay the hand on the other device. What a machine needs is no part of it, so a slow one changes nothing.
 */
const SECONDS = { think: 1.35, point: 1.1, press: 0.2, key: 0.28, change: 0.4 };
/** To go to another window, choose a value there, copy it and come back with it: two points, three presses, four keys. */
const FETCH_S = SECONDS.think + 2 * SECONDS.point + 3 * SECONDS.press + 4 * SECONDS.key + 2 * SECONDS.change;

/** `page` is never filled behind the back of its person: fields are reached by Tab and typed into. */
export function handsOn(page: Page) {
  const began = performance.now();
  const done = { clicks: 0, keys: 0, seconds: 0 };
  let device: 'mouse' | 'keyboard' = 'mouse';
  const take = (next: typeof device) => {
    if (device !== next) done.seconds += SECONDS.change;
    device = next;
  };
  const strike = (keys: number) => {
    take('keyboard');
    done.keys += keys;
    done.seconds += keys * SECONDS.key;
  };
  const press = async (key: string): Promise<void> => {
    strike(key.split('+').length);
    await page.keyboard.press(key);
  };
  const type = async (text: string): Promise<void> => {
    done.seconds += SECONDS.think;
    strike(text.length);
    await page.keyboard.type(text);
  };
  /** Goes there by Tab, or backwards. What has the keyboard already is there. */
  const reach = async (place: Locator, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> => {
    await place.waitFor();
    for (let presses = 0; (await focused(place).count()) === 0; presses++) {
      if (presses > 100) throw new Error(`${String(place)} was not reached by ${by}`);
      await press(by);
    }
  };
  return {
    /** So far: `seconds` of the model; `passed` here, with all that was waited for. */
    done: () => ({
      ...done,
      seconds: Math.round(done.seconds),
      passed: Math.round((performance.now() - began) / 1_000),
    }),
    press,
    type,
    reach,
    async click(place: Locator): Promise<void> {
      take('mouse');
      done.clicks++;
      done.seconds += SECONDS.think + SECONDS.point + SECONDS.press;
      await place.click();
    },
    async write(place: Locator, text: string): Promise<void> {
      await reach(place);
      await type(text);
    },
    /** What was copied elsewhere is pasted. */
    async paste(place: Locator, text: string): Promise<void> {
      await reach(place);
      done.seconds += FETCH_S;
      await page.keyboard.insertText(text);
    },
    /** Chooses in a list that drops down, by arrows. */
    async choose(place: Locator, value: string): Promise<void> {
      await reach(place);
      await press('Home');
      await eventually(
        async () => {
          if ((await place.inputValue()) === value) return true;
          await press('ArrowDown');
          return false;
        },
        { label: `${value} by arrows` },
      );
    },
  };
}
