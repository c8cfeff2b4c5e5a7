/**
 * Type-ahead buffer: letters typed between the key that asks for a field and the field itself go into the field and command
 * nothing. A state machine over `typed` and `answered`, fed by one capturing listener:
 *
 *   IDLE --awaitField--> ASKED --fieldComes--> COMING --takeTyped--> IDLE (a field may also come unasked, from IDLE)
 *   ASKED: every letter is buffered; back to IDLE by Escape, by dropTyped, or when no field came within COMING_MS
 *   COMING: letters are buffered unless they go to another field or press a button; back to IDLE by dropTyped
 *
 * Beside it two deadlines hold letters in IDLE: `quietUntil` swallows them (a field went away under a typing hand; each letter
 * extends it to the end of the word), and until `opensUntil` they are kept for a layer (a dialog, menu or list of choices) that was
 * asked for and has not got the focus yet: its field gets them with the focus; a layer without a field lets go of them.
 */

/** Where letters are written. A radio button or a check box is an input too, and takes no letters. */
const FIELDS =
  'textarea, select, [role="textbox"], [contenteditable="true"], input:not([type="radio"], [type="checkbox"], [type="button"])';
/** A field that was asked for and is nowhere after this long does not come any more. */
const COMING_MS = 3_000;
/** Longer than a layer takes to appear that may be refused: then none comes, and keys mean the page again. */
const OPENING_MS = 200;
/** Longer than one takes to get the focus, once it is sure to open. */
const SETTLING_MS = 1_000;
/** A file that has not come by then is not waited for any more: keys mean the page again. */
const LOADING_MS = 10_000;
/** Letters that follow each other faster than this belong to one word. */
const WORD_MS = 400;

const isField = (target: EventTarget | null): boolean => target instanceof Element && target.closest(FIELDS) !== null;

const isInLayer = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

const isInWriter = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-writing]') !== null;

/** Whether a key was pressed where somebody writes: in a field, on a button of the writer (`data-writing`), or when that has just gone. */
export const isWriting = (event: KeyboardEvent): boolean =>
  isField(event.target) || isInWriter(event.target) || isStray(event.target);

/** Whether a dialog, menu or list of choices is open. Closed ones may stay in the document, unseen. */
export const isLayerOpen = (): boolean =>
  [...document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]')].some((layer) =>
    layer.checkVisibility(),
  );

/** Whether a question stands in front of where somebody writes: the keyboard is that one's, and by no key anything leaves from behind it. */
export const isBehind = (place: Element | null): boolean =>
  [...document.querySelectorAll('[aria-modal="true"]')].some(
    (question) => question.checkVisibility() && !question.contains(place),
  );

/**
 * A field in focus would bring up the keyboard of a telephone, in front of everything to choose from. Whoever has pressed a key where nothing is
 * written has one of their own, whatever they point with.
 */
export const hasKeyboard = (): boolean => matchMedia('(pointer: fine)').matches || isPressed;

/** The buffer; null in IDLE. */
let typed: string | null = null;
/** False in ASKED: the focus may be anywhere. True in COMING: other fields keep their letters. */
let answered = false;
let expiry: ReturnType<typeof setTimeout> | undefined;
let quietUntil = 0;
let opensUntil = 0;
/** What was typed for the layer. */
let ahead = '';
/** What had the focus when it was asked for: a field that has it still gets nothing of that. */
let asker: EventTarget | null = null;
/** Escape is for the layer whose file is on its way. */
let leave: (() => void) | null = null;
/** The focus or a finger was last in the writer. */
let isAtWriter = false;
let isPressed = false;

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

/** Writes what was typed meanwhile where the caret of this field stands. */
export function writeTyped(field: HTMLTextAreaElement): void {
  const text = takeTyped();
  if (text !== '') write(field, text);
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

/** A layer was asked for: until it has the focus, no key means the page below. `surely`: nothing refuses it. */
export function layerOpens(how: 'perhaps' | 'surely' = 'perhaps'): void {
  holdUntil(performance.now() + (how === 'surely' ? SETTLING_MS : OPENING_MS));
}

/** Its file is on its way, `onEscape` until it has come; whoever waits for the file says by what this gives back that it has. */
export function layerComes(onEscape: () => void): () => void {
  holdUntil(performance.now() + LOADING_MS);
  leave = onEscape;
  return () => {
    if (leave === onEscape) leave = null;
    opensUntil = Math.min(opensUntil, performance.now() + SETTLING_MS);
  };
}

/** No layer comes, or not any more. */
export function dropLayer(): void {
  [opensUntil, ahead, asker, leave] = [0, '', null, null];
}

function holdUntil(instant: number): void {
  if (performance.now() >= opensUntil) {
    dropLayer();
    asker = document.activeElement;
  }
  opensUntil = Math.max(opensUntil, instant);
}

globalThis.window?.addEventListener('focusin', ({ target }) => settle(target, performance.now()), { capture: true });
for (const sign of ['focusin', 'pointerdown'])
  globalThis.window?.addEventListener(sign, ({ target }) => (isAtWriter = isInWriter(target)), { capture: true });
globalThis.window?.addEventListener('keydown', catchLetter, { capture: true });

/** What had the focus in the writer is gone, and the hand is there still. */
const isStray = (target: EventTarget | null): boolean => isAtWriter && target === document.body && field() !== null;

/** Where the writer is written in. */
const field = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-writing] [role="textbox"], [data-writing] textarea');

/** The layer has the focus: what was typed for it stands in its field. */
function settle(target: EventTarget | null, now: number): void {
  if (now >= opensUntil || target === asker || !(isField(target) || isInLayer(target))) return;
  const text = ahead;
  dropLayer();
  // After all who hear of the focus, and before the next letter.
  if (text !== '') queueMicrotask(() => write(target, text));
}

/** As if it were typed. A line's end is left out where it would choose or send what nobody has seen. */
function write(field: EventTarget | null, text: string): void {
  const isLine = field instanceof HTMLInputElement;
  if (!isLine && !(field instanceof HTMLTextAreaElement)) return;
  const { selectionStart: from, selectionEnd: to } = field;
  if (from === null || to === null) return;
  field.setRangeText(isLine ? text.replaceAll('\n', '') : text, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Takes the letters that must not become commands, before anybody else hears of them. */
function catchLetter(event: KeyboardEvent): void {
  // When it was pressed: a busy page hears of it late.
  const now = event.timeStamp;
  settle(event.target, now);
  isPressed ||= !isField(event.target);
  if (typed === null && now >= Math.max(quietUntil, opensUntil)) {
    // A letter is written where the focus is once all have heard of its key.
    if (letterOf(event) !== null && isStray(event.target) && !isLayerOpen()) field()?.focus();
    return;
  }
  if (event.key === 'Escape' && !answered) dropTyped();
  if (event.key === 'Escape' && now < opensUntil) return leaveLayer(event);
  const letter = letterOf(event);
  if (letter === null || !(event.target instanceof Element)) return;
  if (typed !== null) {
    if (answered && (isField(event.target) || isPress(event.target, letter))) return;
    if (!event.repeat) typed = withLetter(typed, letter);
  } else if (now < opensUntil) {
    if (!event.repeat) ahead = withLetter(ahead, letter);
  } else {
    if (isField(event.target) || isInLayer(event.target)) return;
    quietUntil = Math.max(quietUntil, now + WORD_MS);
  }
  event.preventDefault();
  event.stopPropagation();
}

/** One that is on its way does not open; the Escape is its own, and not the page's. */
function leaveLayer(event: KeyboardEvent): void {
  const close = leave;
  dropLayer();
  if (close === null) return;
  close();
  event.preventDefault();
  event.stopPropagation();
}

const withLetter = (text: string, letter: string): string => (letter === '\b' ? text.slice(0, -1) : text + letter);

function letterOf(event: KeyboardEvent): string | null {
  // AltGr, with which many letters are written, is reported as Ctrl and Alt together.
  if ((event.ctrlKey || event.altKey || event.metaKey) && !event.getModifierState('AltGraph')) return null;
  if (event.key === 'Enter') return '\n';
  if (event.key === 'Backspace') return '\b';
  return [...event.key].length === 1 ? event.key : null;
}

const isPress = (target: Element, letter: string): boolean =>
  (letter === ' ' || letter === '\n') && target.closest('button, a[href]') !== null;
