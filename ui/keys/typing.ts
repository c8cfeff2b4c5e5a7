/**
 * Type-ahead buffer: letters typed between the key that asks for a field and the field itself go into the field and command
 * nothing. A state machine over `typed` and `answered`, fed by one capturing listener:
 *
 *   IDLE --awaitField--> ASKED --fieldComes--> COMING --takeTyped--> IDLE (a field may also come unasked, from IDLE)
 *   ASKED: every letter is buffered; back to IDLE by Escape, by dropTyped, or when no field came within COMING_MS
 *   COMING: letters are buffered unless they go to another field or press a button; back to IDLE by dropTyped
 *
 * Beside it two deadlines swallow letters in IDLE: `quietUntil` (a field went away under a typing hand; each letter extends it to
 * the end of the word) and `opensUntil` (a dialog was asked for and has not got the focus yet).
 */

/** Where letters are written. A radio button or a check box is an input too, and takes no letters. */
const FIELDS =
  'textarea, select, [role="textbox"], [contenteditable="true"], input:not([type="radio"], [type="checkbox"], [type="button"])';
/** A field that was asked for and is nowhere after this long does not come any more. */
const COMING_MS = 3_000;
/** Longer than a dialog or menu takes to appear; its file was fetched when the page was calm. */
const OPENING_MS = 200;
/** Letters that follow each other faster than this belong to one word. */
const WORD_MS = 400;

const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(FIELDS) !== null;

const isInLayer = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="listbox"]') !== null;

/** Whether a key was pressed where somebody writes: in a field, or on a button of the writer (`data-writing`). */
export const isWriting = (event: KeyboardEvent): boolean =>
  isField(event.target) || (event.target instanceof Element && event.target.closest('[data-writing]') !== null);

/** The buffer; null in IDLE. */
let typed: string | null = null;
/** False in ASKED: the focus may be anywhere. True in COMING: other fields keep their letters. */
let answered = false;
let expiry: ReturnType<typeof setTimeout> | undefined;
let quietUntil = 0;
let opensUntil = 0;

/** A key asked for a field: from now on letters are meant for it and command nothing. */
export function awaitField(): void {
  if (typed !== null) return;
  [typed, answered] = ['', false];
  expiry = setTimeout(dropTyped, COMING_MS);
}

/** The field is on its way, however long its file takes to load. */
export function fieldComes(): void {
  typed ??= '';
  answered = true;
  clearTimeout(expiry);
}

/** What was typed meanwhile, for the field that has the focus now. */
export function takeTyped(): string {
  const text = typed ?? '';
  dropTyped();
  return text;
}

/** No field comes, or not any more. */
export function dropTyped(): void {
  clearTimeout(expiry);
  typed = null;
}

/** The field went away under a hand that may still be typing: single keys do nothing for so long, and to the word's end. */
export function quiet(forMs: number): void {
  quietUntil = Math.max(quietUntil, performance.now() + forMs);
}

/** A dialog or menu was asked for: until it has the focus, no key means the page below. */
export function layerOpens(): void {
  opensUntil = performance.now() + OPENING_MS;
}

globalThis.window?.addEventListener('keydown', catchLetter, { capture: true });

/** Takes the letters that must not become commands, before anybody else hears of them. */
function catchLetter(event: KeyboardEvent): void {
  // When it was pressed: a busy page hears of it late.
  const now = event.timeStamp;
  if (isField(event.target) || isInLayer(event.target)) opensUntil = 0;
  if (typed === null && now >= Math.max(quietUntil, opensUntil)) return;
  if (event.key === 'Escape' && !answered) dropTyped();
  const letter = letterOf(event);
  if (letter === null || !(event.target instanceof Element)) return;
  if (typed !== null) {
    if (answered && (isField(event.target) || isPress(event.target, letter))) return;
    if (!event.repeat) typed = letter === '\b' ? typed.slice(0, -1) : typed + letter;
  } else {
    if (isField(event.target) || isInLayer(event.target)) return;
    if (now < quietUntil) quietUntil = Math.max(quietUntil, now + WORD_MS);
  }
  event.preventDefault();
  event.stopPropagation();
}

function letterOf(event: KeyboardEvent): string | null {
  // AltGr, with which many letters are written, is reported as Ctrl and Alt together.
  if ((event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph')) return null;
  if (event.key === 'Enter') return '\n';
  if (event.key === 'Backspace') return '\b';
  return [...event.key].length === 1 ? event.key : null;
}

const isPress = (target: Element, letter: string): boolean =>
  (letter === ' ' || letter === '\n') && target.closest('button, a[href]') !== null;
