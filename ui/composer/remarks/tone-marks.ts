/** Words of the reply that something was remarked on: underlined, with the reason under the hand. */
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Editor, Extension } from '@tiptap/react';

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

function placed(doc: Parameters<typeof DecorationSet.create>[0], marks: ToneMark[]): Decoration[] {
  const found: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'blockquote' || node.type.name === 'codeBlock') return false;
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, undefined, '\uFFFC');
    for (const mark of marks)
      for (let at = text.indexOf(mark.text); at >= 0; at = text.indexOf(mark.text, at + mark.text.length))
        found.push(
          Decoration.inline(pos + 1 + at, pos + 1 + at + mark.text.length, { 'data-tone': '', title: mark.why }),
        );
    return false;
  });
  return found;
}
