import { ActionIcon, Button, Popover, TextInput, Tooltip } from '@mantine/core';
import { useEditorState, type Editor } from '@tiptap/react';
import {
  IconBlockquote,
  IconBold,
  IconCode,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  type Icon,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useLanguage } from '../../language.tsx';
import classes from './field.module.css';

/** What gives form to the words: each shows whether it is on where the caret stands. */
export function Tools({ editor }: { editor: Editor }) {
  const { t } = useLanguage();
  const on = useEditorState({
    editor,
    selector: ({ editor: one }) => ({
      bold: one.isActive('bold'),
      italic: one.isActive('italic'),
      bulletList: one.isActive('bulletList'),
      orderedList: one.isActive('orderedList'),
      blockquote: one.isActive('blockquote'),
      codeBlock: one.isActive('codeBlock'),
      link: one.isActive('link'),
    }),
  });
  const tool = (name: Exclude<keyof typeof on, 'link'>, Picture: Icon, run: () => void) => (
    <Tooltip label={t(`editor.${name}`)} key={name}>
      <ActionIcon
        variant={on[name] ? 'light' : 'subtle'}
        color={on[name] ? undefined : 'gray'}
        size={30}
        aria-label={t(`editor.${name}`)}
        aria-pressed={on[name]}
        onMouseDown={(event) => event.preventDefault()}
        onClick={run}
      >
        <Picture size={17} />
      </ActionIcon>
    </Tooltip>
  );
  const chain = () => editor.chain().focus();
  return (
    <div className={classes['tools']} role="toolbar" aria-label={t('editor.tools')}>
      {tool('bold', IconBold, () => chain().toggleBold().run())}
      {tool('italic', IconItalic, () => chain().toggleItalic().run())}
      {tool('bulletList', IconList, () => chain().toggleBulletList().run())}
      {tool('orderedList', IconListNumbers, () => chain().toggleOrderedList().run())}
      {tool('blockquote', IconBlockquote, () => chain().toggleBlockquote().run())}
      {tool('codeBlock', IconCode, () => chain().toggleCodeBlock().run())}
      <LinkTool editor={editor} active={on.link} />
    </div>
  );
}

function LinkTool({ editor, active }: { editor: Editor; active: boolean }) {
  const { t } = useLanguage();
  const [opened, setOpened] = useState(false);
  const [href, setHref] = useState('');
  const open = () => {
    setHref((editor.getAttributes('link')['href'] as string | undefined) ?? 'https://');
    setOpened(true);
  };
  const apply = () => {
    const chain = editor.chain().focus().extendMarkRange('link');
    const address = href.trim();
    if (address === '' || address === 'https://') chain.unsetLink().run();
    else if (editor.state.selection.empty && !active)
      chain.insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }).run();
    else chain.setLink({ href: address }).run();
    setOpened(false);
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus shadow="md" position="top">
      <Popover.Target>
        <ActionIcon
          variant={active ? 'light' : 'subtle'}
          color={active ? undefined : 'gray'}
          size={30}
          aria-label={t('editor.link')}
          aria-pressed={active}
          onClick={open}
        >
          <IconLink size={17} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('editor.link')}>
        <form
          className={classes['link']}
          onSubmit={(event) => {
            event.preventDefault();
            event.stopPropagation();
            apply();
          }}
        >
          <TextInput
            value={href}
            onChange={(event) => setHref(event.currentTarget.value)}
            aria-label={t('editor.address')}
            data-autofocus
            w={240}
          />
          <Button type="submit">{t('editor.set-link')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
