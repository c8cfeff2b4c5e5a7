/** Words of the reply that something was remarked on: underlined, with the reason under the hand. */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Editor, Extension } from '@tiptap/react';
import { placesOf } from './places.ts';

export type ToneMark = { text: string; why: string };

const KEY = new PluginKey<DecorationSet>('toneMarks');
/** Somebody writes letters that take several keys: nothing is changed under their hand. */
const AGAIN_MS = 300;

/** Marks these words and no others; the answer ends it. */
export function markTone(editor: Editor, marks: ToneMark[]): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    if (editor.isDestroyed) return;
    if (editor.view.composing) timer = setTimeout(show, AGAIN_MS);
    else if (marks.length > 0 || KEY.getState(editor.state) !== DecorationSet.empty)
      editor.view.dispatch(editor.state.tr.setMeta(KEY, marks).setMeta('addToHistory', false));
  };
  show();
  return () => clearTimeout(timer);
}

/** Between two looks the marks move with the words: a key costs nothing but that. */
export const ToneMarks = Extension.create({
  name: 'toneMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: KEY,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => {
          const marks = tr.getMeta(KEY) as ToneMark[] | undefined;
          if (marks === undefined) return set.map(tr.mapping, tr.doc);
          return marks.length === 0 ? DecorationSet.empty : DecorationSet.create(tr.doc, placed(tr.doc, marks));
        },
      },
      props: { decorations: (state) => KEY.getState(state) },
    }),
  ],
});

const placed = (doc: Parameters<typeof DecorationSet.create>[0], marks: ToneMark[]): Decoration[] =>
  marks.flatMap(({ text, why }) =>
    placesOf(doc, text).map(({ from, to }) => Decoration.inline(from, to, { 'data-tone': '', title: why })),
  );
