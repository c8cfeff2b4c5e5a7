import { Link } from '@tiptap/extension-link';
import { EditorContent, useEditor, type Content, type Editor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { awaitField, isBehind, takeTyped } from '../../typing.ts';
import type { DraftFile } from '../draft/drafts.ts';
import { AfterTable } from './after-table.ts';
import { REPLY_NODES } from './nodes.ts';
import { MentionNode } from '../mention/mention.ts';
import { type MentionKeys, MentionPicker } from '../mention/mention-picker.tsx';
import { isPicture, pastesFiles } from './paste.ts';
import { plainText, type DocNode } from './plain.ts';
import { BlankMarks, toBlank, toWords } from './blank-marks.ts';
import { beginsWord, type Insertable, type Insertion } from './insertion.ts';
import { placesOf } from '../remarks/places.ts';
import { markTone, type ToneMark, ToneMarks } from '../remarks/tone-marks.ts';
import { Tools } from './tools.tsx';
import formed from '../../parts/words/formed-words.module.css';
import classes from './field.module.css';

/** What a field to write in is given; the plain one (plain-text.tsx) takes the same. */
export type FieldProps = {
  /** Empty when only plain text was written so far. */
  html: string;
  text: string;
  label: string;
  placeholder: string;
  onChange: (html: string, text: string) => void;
  /** Without it the field takes none. `onStored` hears of each file that has come to the server: it stands among the words then. */
  onFiles?: ((files: File[], onStored?: (file: DraftFile) => void) => void) | undefined;
  /** `solves`: and that is all that was to be done. */
  onSubmit: (solves: boolean) => void;
  /** Words that something is remarked on. */
  marks: ToneMark[];
  /** Where canned replies come in. */
  insertable: Insertable;
  /** `@` asks colleagues: in what a customer reads it is a letter. */
  mentions: boolean;
  /** Stands among other fields: it leaves the keyboard where that is. */
  isOneOfMany?: boolean | undefined;
  isReadOnly?: boolean | undefined;
  /** Of its words; else that of the page. */
  lang?: string | undefined;
  /** The id of what says what is wrong with them. */
  wrongBy?: string | undefined;
};

/** The rich text field of the composer; a file of its own, because TipTap is half as large as the desk. */
export default function RichText(props: FieldProps) {
  const { html, text, label, placeholder, onChange, onFiles, onSubmit, marks, insertable, mentions } = props;
  const { isOneOfMany = false, isReadOnly = false, lang, wrongBy } = props;
  const { onSlash, onPlace } = insertable;
  const picker = useRef<MentionKeys>(null);
  const editor = useEditor({
    // Only what mail programs show alike; the style tag would need the page's nonce, our own sheet has the few rules.
    extensions: [
      StarterKit.configure({
        heading: false,
        horizontalRule: false,
        strike: false,
        underline: false,
        link: false,
      }),
      Link.configure({
        openOnClick: false,
        autolink: true,
        defaultProtocol: 'https',
        protocols: ['http', 'https', 'mailto'],
      }),
      ...REPLY_NODES,
      AfterTable,
      BlankMarks,
      ToneMarks,
      ...(mentions ? [MentionNode] : []),
    ],
    content: html === '' ? paragraphs(text) : html,
    editable: !isReadOnly,
    injectCSS: false,
    // Made at once it would be made twice: the first is destroyed when React takes more than a moment to mount it.
    immediatelyRender: false,
    onUpdate: ({ editor: one }) => {
      const words = plainText(one.getJSON() as DocNode);
      own.current = words === '' ? '' : one.getHTML();
      onChange(own.current, words);
    },
    editorProps: {
      attributes: {
        'aria-label': label,
        role: 'textbox',
        'aria-multiline': 'true',
        class: `${formed['formed']} ${classes['writing']}`,
        ...(lang !== undefined && { lang }),
        ...(wrongBy !== undefined && { 'aria-invalid': 'true', 'aria-describedby': wrongBy }),
      },
      handleKeyDown: (view, event) => {
        if (picker.current?.onKey(event)) return true;
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return false;
        if (!isBehind(view.dom)) onSubmit(event.shiftKey);
        return true;
      },
      handleTextInput: (view, from, to, typed) => {
        if (typed === ' ' && from === to && picker.current?.onSpace()) return true;
        if (typed !== '/' || from !== to || !editor || !onSlash) return false;
        const { $from } = view.state.selection;
        if (!beginsWord($from.parent.textBetween(0, $from.parentOffset, undefined, ' '))) return false;
        onSlash(insertionIn(editor));
        return true;
      },
      handlePaste: (_view, event) => event.clipboardData !== null && paste(event.clipboardData),
      handleDrop: (_view, event) => event.dataTransfer !== null && take([...event.dataTransfer.files]),
    },
  });
  /** Pictures stand among the words, all else below them. */
  function take(files: File[]): boolean {
    if (files.length === 0 || !onFiles) return false;
    const others = files.filter((file) => !isPicture(file));
    if (others.length > 0) onFiles(others);
    onFiles(files.filter(isPicture), ({ id, name }) => {
      if (editor) goOn(editor);
      editor?.commands.insertContent({ type: 'picture', attrs: { id, name } });
    });
    return true;
  }
  function paste(data: DataTransfer): boolean {
    const files = [...data.files];
    const words = { html: data.getData('text/html'), text: data.getData('text/plain') };
    return pastesFiles({ ...words, files }) && take(files);
  }
  useEffect(() => {
    onPlace(editor && (() => insertionIn(editor)));
    return () => onPlace(null);
  }, [editor, onPlace]);
  useEffect(() => (editor ? markTone(editor, marks) : undefined), [editor, marks]);
  // Not by `autofocus`, which comes a frame later: between these lines nobody can type.
  useEffect(() => {
    if (!editor || isOneOfMany) return;
    editor.commands.setTextSelection(editor.state.doc.content.size);
    goOn(editor);
    const [first = '', ...rest] = takeTyped().split('\n');
    if (first !== '') editor.commands.insertContent({ type: 'text', text: first });
    for (const line of rest) {
      editor.commands.splitBlock();
      if (line !== '') editor.commands.insertContent({ type: 'text', text: line });
    }
  }, [editor, isOneOfMany]);
  // Written or sent in another tab, or refused: the words changed from outside.
  const own = useRef(html);
  useEffect(() => {
    if (!editor || html === own.current) return;
    own.current = html;
    editor.commands.setContent(html === '' ? paragraphs(text) : html, { emitUpdate: false });
  }, [editor, html, text]);
  if (!editor) return null;
  return (
    <>
      {!isReadOnly && <Tools editor={editor} />}
      <div
        className={classes['paper']}
        data-placeholder={text === '' && editor.isEmpty ? placeholder : undefined}
        onClick={() => !editor.isFocused && editor.commands.focus()}
      >
        <EditorContent editor={editor} />
      </div>
      {mentions && <MentionPicker editor={editor} keys={picker} />}
    </>
  );
}

const ONE_PARAGRAPH = /^<p>((?:(?!<\/?(?:p|ul|ol|table|pre|blockquote)\b)[\s\S])*)<\/p>$/;

/**
 * The keyboard is the field's at once, but for a question that stands in front, as one that a reload has brought back. The library's own command
 * waits for the next frame: what is typed until then would mean the ticket, and a dialog that opens meanwhile would lose the focus again.
 */
function goOn(editor: Editor): void {
  if (!isBehind(editor.view.dom)) editor.view.focus();
}

/** The caret's place; what is inserted there is one step of undo. */
function insertionIn(editor: Editor): Insertion {
  const { from } = editor.state.selection;
  const { left, top, bottom } = editor.view.coordsAtPos(from);
  return {
    at: { left, top, bottom },
    insert: (words, html = '') => {
      const start = editor.state.selection.from;
      const { content } = paragraphs(words) as { content: { content: Content[] }[] };
      // One line goes on in the line that it is put into.
      const one = content.length === 1 ? content[0]!.content : content;
      const formed = ONE_PARAGRAPH.exec(html)?.[1] ?? html;
      goOn(editor);
      editor.commands.insertContent(formed === '' ? one : formed, { parseOptions: { preserveWhitespace: false } });
      const end = editor.state.selection.to;
      editor.commands.setTextSelection(start);
      if (!toBlank(editor.state, editor.view.dispatch, 1) || editor.state.selection.from > end)
        editor.commands.setTextSelection(end);
    },
    back: (words) => {
      goOn(editor);
      if (words !== '') editor.commands.insertContent({ type: 'text', text: words });
    },
    select: (words) => {
      // A dialog that closes gives the focus back by itself, a moment later; what is typed until then is for the words.
      awaitField();
      requestAnimationFrame(() => {
        toWords(editor, words);
        const typed = takeTyped();
        if (typed !== '') editor.commands.insertContent({ type: 'text', text: typed });
      });
    },
    swap: (words, others, once) => {
      const places = placesOf(editor.state.doc, words).slice(0, once ? 1 : undefined);
      const [first] = places;
      if (first === undefined) return;
      const { tr } = editor.state;
      // From behind, so that the places before stay where they are.
      for (const { from, to, before } of places.toReversed()) tr.insertText(others(before), from, to);
      editor.view.dispatch(tr.scrollIntoView());
      goOn(editor);
      editor.commands.setTextSelection(first.from + others(first.before).length);
    },
  };
}

/** Plain words as a document, a paragraph for each line. */
const paragraphs = (text: string): Content => ({
  type: 'doc',
  content: text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] })),
});
