/** Where one goes on writing after a table was pasted. */
import { Plugin, TextSelection, type EditorState } from '@tiptap/pm/state';
import { Extension } from '@tiptap/react';

/** The end of the outermost table around the caret; null outside of tables. */
function endOfTable({ selection: { $from } }: EditorState): number | null {
  for (let depth = 1; depth <= $from.depth; depth += 1)
    if ($from.node(depth).type.name === 'table') return $from.after(depth);
  return null;
}

/** The caret is left in the last cell of what is pasted: words and pictures that come next would stand in there. */
export const AfterTable = Extension.create({
  name: 'afterTable',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction(transactions, before, state) {
        const end = endOfTable(state);
        const isPasted = transactions.some((one) => one.getMeta('uiEvent') === 'paste');
        // Who pastes into a cell stays in it.
        if (!isPasted || end === null || endOfTable(before) !== null) return null;
        const { tr, schema } = state;
        const line = schema.nodes['paragraph'];
        if (line && state.doc.resolve(end).nodeAfter?.isTextblock !== true) tr.insert(end, line.create());
        return tr.setSelection(TextSelection.near(tr.doc.resolve(end), 1)).scrollIntoView();
      },
    }),
  ],
});
