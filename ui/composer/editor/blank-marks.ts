/** Blanks to fill among the words: marked until they are filled, and Tab goes from one to the next, from the last to the end of the text, and from there to the button that sends. */
import { Plugin, PluginKey, Selection, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { type Editor, Extension } from '@tiptap/react';
import { placesOf } from '../remarks/places.ts';
import { blanksIn } from '../../../domain/mail/template/blanks.ts';

type Place = { from: number; to: number };

/** Where they stand in the document; one never goes over the end of a paragraph. */
function places(doc: EditorState['doc']): Place[] {
  const found: Place[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    // One character for whatever is no text, as it has one place in the document.
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    for (const blank of blanksIn(text))
      found.push({ from: pos + 1 + blank.at, to: pos + 1 + blank.at + blank.text.length });
    return false;
  });
  return found;
}

/** How far somebody is who goes from blank to blank: in this one, which may have been filled since, or behind the last. */
type Going = Place | 'behind-them' | null;
const GOING = new PluginKey<Going>('going-through-blanks');

/** A press of the mouse ends it, and so does whatever leaves the blank, or the end of the text behind the last: there Tab is the key of everybody again. */
function goingAfter(tr: Transaction, going: Going): Going {
  const said = tr.getMeta(GOING) as Going | undefined;
  if (said !== undefined) return said;
  if (going === null || tr.getMeta('pointer') !== undefined) return null;
  const { from, to } = tr.selection;
  if (going === 'behind-them') return tr.selection.eq(Selection.atEnd(tr.doc)) ? going : null;
  const blank = { from: tr.mapping.map(going.from, -1), to: tr.mapping.map(going.to, 1) };
  return from < blank.from || to > blank.to ? null : blank;
}

/** Remembers how far somebody is. */
export const goingPlugin = (): Plugin<Going> =>
  new Plugin<Going>({ key: GOING, state: { init: () => null, apply: goingAfter } });

/** Selects the next blank behind the caret, or before it; false when there is none. */
export function toBlank(state: EditorState, dispatch: ((tr: Transaction) => void) | undefined, by: 1 | -1): boolean {
  const all = places(state.doc);
  const { from, to } = state.selection;
  const next = by === 1 ? all.find((one) => one.from >= to) : all.findLast((one) => one.to <= from);
  if (next === undefined) return false;
  const { tr } = state;
  dispatch?.(
    tr
      .setSelection(TextSelection.create(tr.doc, next.from, next.to))
      .setMeta(GOING, next satisfies Going)
      .scrollIntoView(),
  );
  return true;
}

/** After the last blank the hand goes on at the end of the text; false where it has come from none. */
export function toEnd(state: EditorState, dispatch: (tr: Transaction) => void): boolean {
  const going = GOING.getState(state);
  if (going == null || going === 'behind-them') return false;
  const { tr } = state;
  dispatch(
    tr
      .setSelection(Selection.atEnd(tr.doc))
      .setMeta(GOING, 'behind-them' satisfies Going)
      .scrollIntoView(),
  );
  return true;
}

/** And then, once, all that is left is to send it: what lies between is passed over. False for whoever has not come from a blank: Tab leaves the field. */
export function toSending(
  view: Pick<EditorView, 'state' | 'dispatch'> & { dom: Pick<HTMLElement, 'closest'> },
): boolean {
  const { state, dom } = view;
  if (GOING.getState(state) !== 'behind-them') return false;
  view.dispatch(state.tr.setMeta(GOING, null satisfies Going));
  const button = dom.closest('[data-writing]')?.querySelector<HTMLElement>('[data-sends]');
  button?.focus();
  return button != null;
}

/** Goes on writing with the first of these words selected. */
export function toWords(editor: Editor, words: string): void {
  let found: Place | null = placesOf(editor.state.doc, words)[0] ?? null;
  editor.state.doc.descendants((node, pos) => {
    if (found !== null || !node.isTextblock || words === '') return found === null;
    const at = node.textBetween(0, node.content.size, undefined, '\uFFFC').indexOf(words);
    if (at >= 0) found = { from: pos + 1 + at, to: pos + 1 + at + words.length };
    return false;
  });
  // The library's own command waits for the next frame.
  editor.view.focus();
  if (found !== null) editor.chain().setTextSelection(found).scrollIntoView().run();
}

export const BlankMarks = Extension.create({
  name: 'blankMarks',
  // Before lists, in which Tab moves a line in.
  priority: 1_000,
  addKeyboardShortcuts() {
    const go = (by: 1 | -1) => toBlank(this.editor.state, this.editor.view.dispatch, by);
    return {
      Tab: () => go(1) || toEnd(this.editor.state, this.editor.view.dispatch) || toSending(this.editor.view),
      'Shift-Tab': () => go(-1),
    };
  },
  addProseMirrorPlugins: () => [
    goingPlugin(),
    new Plugin({
      props: {
        decorations: ({ doc }) =>
          DecorationSet.create(
            doc,
            places(doc).map(({ from, to }) => Decoration.inline(from, to, { 'data-blank': '' })),
          ),
      },
    }),
  ],
});
