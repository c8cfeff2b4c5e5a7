/** Tab among the blanks of an answer: from one to the next, to the end, to the button that sends; and then it is the key of everybody again. */
import { expect, test } from '@jest/globals';
import { Schema } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { goingPlugin, toBlank, toEnd, toSending } from '../../../ui/composer/editor/blank-marks.ts';

const schema = new Schema({
  nodes: { doc: { content: 'paragraph+' }, paragraph: { content: 'text*' }, text: {} },
});

/** An answer, as somebody works on it by keys. */
function answer(text: string) {
  const doc = schema.node('doc', null, [schema.node('paragraph', null, [schema.text(text)])]);
  let state = EditorState.create({ doc, plugins: [goingPlugin()] });
  let sends = 0;
  const dispatch = (tr: typeof state.tr) => (state = state.apply(tr));
  const button = { focus: () => (sends += 1) };
  const dom = { closest: () => ({ querySelector: () => button }) } as unknown as HTMLElement;
  return {
    /** Whether the key was taken. */
    tab: () => toBlank(state, dispatch, 1) || toEnd(state, dispatch) || toSending({ state, dispatch, dom }),
    write: (words: string) => dispatch(state.tr.insertText(words)),
    goTo: (at: number) => dispatch(state.tr.setSelection(TextSelection.create(state.doc, at))),
    marked: () => state.doc.textBetween(state.selection.from, state.selection.to),
    isAtEnd: () => state.selection.from === state.doc.content.size - 1,
    sends: () => sends,
  };
}

test('goes on from a blank that was filled to the next, to the end, and to the button that sends', () => {
  const one = answer('Sayın [ad], [gün] geleceğiz.');
  one.tab();
  expect(one.marked()).toBe('[ad]');
  one.write('A');
  one.write('li');
  one.tab();
  expect(one.marked()).toBe('[gün]');
  one.write('cuma');
  one.tab();
  expect([one.isAtEnd(), one.sends()]).toEqual([true, 0]);
  one.write(' Hoşça kalın');
  one.tab();
  expect(one.sends()).toBe(1);
});

test.each([
  ['the way to the button was taken', (one: ReturnType<typeof answer>) => one.tab()],
  ['the caret was moved away', (one: ReturnType<typeof answer>) => one.goTo(2)],
])('behind the last blank leaves the field again once %s', (_what, act) => {
  const one = answer('Sayın [ad]');
  one.tab();
  one.write('Ali');
  one.tab();
  expect(one.isAtEnd()).toBe(true);
  act(one);
  const before = one.sends();
  expect([one.tab(), one.sends()]).toEqual([false, before]);
});

test('leaves the field for whoever left the blank by the keyboard and wrote elsewhere', () => {
  const one = answer('Sayın [ad] Bey');
  one.tab();
  one.write('Ali');
  one.goTo(2);
  one.write('x');
  expect(one.tab()).toBe(false);
});
