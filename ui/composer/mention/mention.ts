/** Colleagues and teams among the words of a note: one thing that is taken out as a whole, and readable whoever has left since. */
import type { EditorState } from '@tiptap/pm/state';
import { type Editor, Node } from '@tiptap/react';
import { meant } from '../../../domain/ticket/mention.ts';

/** Somebody who can be asked; `who` tells people from teams. */
export type Askable = { who: 'agent' | 'team'; id: string; name: string };

/** The word behind `@` at which the caret stands, and where it stands in the document. */
export type Asking = { from: number; to: number; typed: string };

/** Names have two or three words; what is longer is a sentence. */
const TYPED = /(?:^|[\s(\uFFFC])@((?:[^\s@\uFFFC][^@\uFFFC]{0,39})?)$/u;
const WORD = /(^|[\s(\uFFFC])@([^\s@\uFFFC]{1,40})(?=\s)/gu;

export const MentionNode = Node.create({
  name: 'mention',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: false,
  addAttributes: () => ({ who: { default: 'agent' }, id: { default: '' }, name: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'span[data-mention]',
      getAttrs: (span) => {
        const [who, id] = (span.getAttribute('data-mention') ?? '').split(':');
        return { who, id, name: (span.textContent ?? '').replace(/^@/, '') };
      },
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    'span',
    { 'data-mention': `${attrs['who']}:${attrs['id']}` },
    `@${attrs['name']}`,
  ],
});

/** Null where the caret stands elsewhere, or in code. */
export function askingIn({ selection: { $from, empty } }: EditorState): Asking | null {
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const [, typed] = TYPED.exec($from.parent.textBetween(0, $from.parentOffset, undefined, '\uFFFC')) ?? [];
  return typed === undefined ? null : { from: $from.pos - typed.length - 1, to: $from.pos, typed };
}

/** Puts them in the place of what was typed; `after` is written behind them. */
export function ask(editor: Editor, { from, to }: Pick<Asking, 'from' | 'to'>, one: Askable, after: string): void {
  const words = after === '' ? [] : [{ type: 'text', text: after }];
  editor.commands.insertContentAt({ from, to }, [{ type: 'mention', attrs: one }, ...words]);
}

/** The same for words that were typed before anybody could say whom they mean. */
export function askAll(editor: Editor, askable: readonly Askable[]): void {
  const found: { from: number; to: number; one: Askable }[] = [];
  editor.state.doc.descendants((block, at) => {
    if (!block.isTextblock || block.type.spec.code) return !block.isTextblock;
    for (const { index, 1: before = '', 2: typed = '' } of block
      .textBetween(0, block.content.size, undefined, '\uFFFC')
      .matchAll(WORD)) {
      const [one, from] = [meant(typed, askable), at + 1 + index + before.length];
      if (one !== null) found.push({ from, to: from + 1 + typed.length, one });
    }
    return false;
  });
  // From behind, so that the places before stay what they are.
  for (const { one, ...place } of found.reverse()) ask(editor, place, one, '');
}
