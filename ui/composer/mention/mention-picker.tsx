import { Portal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Editor, useEditorState } from '@tiptap/react';
import { IconUsers } from '@tabler/icons-react';
import { type CSSProperties, type RefObject, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { fitting } from '../../../domain/text/fuzzy.ts';
import { meant } from '../../../domain/ticket/mention.ts';
import { agentsQuery, teamsQuery } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { useLanguage } from '../../language.tsx';
import { Face, PresenceWords } from '../../parts/person/presence.tsx';
import { ask, askAll, type Askable, askingIn } from './mention.ts';
import classes from './mention.module.css';

/** What the editor asks before it does anything itself; true: it is done. */
export type MentionKeys = { onKey: (event: KeyboardEvent) => boolean; onSpace: () => boolean };

const WIDTH = 320;
const SHOWN = 8;

/** Colleagues and teams to ask, at the caret: found by what is typed behind `@`, in the note itself. */
export function MentionPicker({ editor, keys }: { editor: Editor; keys: RefObject<MentionKeys | null> }) {
  const { t } = useLanguage();
  const { agent: me } = useMe();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [index, setIndex] = useState(0);
  /** Where the list was closed by hand. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [people, teams] = [useQuery(agentsQuery).data, useQuery(teamsQuery).data];
  const askable: Askable[] = [
    ...(people?.items ?? []).flatMap((one) =>
      one.id === me.id || !one.active ? [] : [{ who: 'agent' as const, id: one.id, name: one.name }],
    ),
    ...(teams?.items ?? []).map((one) => ({ who: 'team' as const, id: one.id, name: one.name })),
  ];
  const sizes = new Map((teams?.items ?? []).map((one) => [one.id, one.members.length]));
  /** As the document is now, which the last paint may not show yet. */
  const open = () => {
    const at = askingIn(editor.state);
    if (at === null || at.from === closedAt) return null;
    const found = fitting(at.typed, askable, ({ name }) => name).slice(0, SHOWN);
    return found.length === 0 ? null : { at, found };
  };
  useEditorState({ editor, selector: ({ editor: one }) => ({ at: askingIn(one.state), focused: one.isFocused }) });
  const shown = editor.isFocused ? open() : null;
  const from = shown?.at.from;
  const typed = shown?.at.typed;
  const [was, setWas] = useState('');
  if (was !== `${from} ${typed}`) {
    setWas(`${from} ${typed}`);
    setIndex(0);
  }
  const current = shown?.found[Math.min(index, shown.found.length - 1)];
  const take = (one: Askable, after = ' ') => {
    const now = open();
    if (now !== null) ask(editor, now.at, one, after);
    editor.commands.focus();
  };
  const onKey = (event: KeyboardEvent): boolean => {
    const now = open();
    if (now === null || event.isComposing) return false;
    const { found, at } = now;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by !== undefined) setIndex((Math.min(index, found.length - 1) + by + found.length) % found.length);
    else if (event.key === 'Escape') setClosedAt(at.from);
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // It is sent with whom it means, as a space would have taken them.
      const one = meant(at.typed, askable);
      if (one !== null) ask(editor, at, one, '');
      return false;
    } else if ((event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey)
      take(at.typed === typed ? (current ?? found[0]!) : found[0]!);
    else return false;
    // The writer would close, and the desk has keys of its own.
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const onSpace = (): boolean => {
    const now = open();
    const one = now && meant(now.at.typed, askable);
    if (now === null || one === null) return false;
    ask(editor, now.at, one, ' ');
    return true;
  };
  useImperativeHandle(keys, () => ({ onKey, onSpace }));
  /** What stood here before was read by its writer, who may have wanted it so. */
  const [beganEmpty] = useState(() => editor.isEmpty);
  const isLoaded = people !== undefined && teams !== undefined;
  useEffect(() => {
    // Behind the letters that were typed before there was a field.
    const timer = setTimeout(() => isLoaded && beganEmpty && !editor.isDestroyed && askAll(editor, askable));
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when both are there
  }, [isLoaded, editor]);
  const active = current && `${id}-${current.id}`;
  useEffect(() => {
    const { dom } = editor.view;
    const names = { 'aria-controls': active && `${id}-list`, 'aria-activedescendant': active };
    for (const [name, value] of Object.entries(names))
      if (value === undefined) dom.removeAttribute(name);
      else dom.setAttribute(name, value);
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [editor, id, active]);
  if (!shown) return null;
  return (
    <Portal>
      <ul
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('mention.title')}
        className={classes['list']}
        style={placed(editor, shown.at.from)}
      >
        {shown.found.map((one, at) => (
          <li
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            aria-selected={one === current}
            onMouseDown={(event) => event.preventDefault()}
            onMouseMove={() => setIndex(at)}
            onClick={() => take(one)}
          >
            {one.who === 'agent' ? (
              <Face agent={one} size={26} />
            ) : (
              <span className={classes['team']}>
                <IconUsers size={17} aria-hidden="true" />
              </span>
            )}
            <span className={classes['name']} dir="auto">
              {one.name}
            </span>
            <small>
              {one.who === 'agent' ? (
                <PresenceWords agent={one.id} />
              ) : (
                t('mention.team', { count: sizes.get(one.id) ?? 0 })
              )}
            </small>
          </li>
        ))}
      </ul>
    </Portal>
  );
}

/** Below the caret where there is more room, else above. */
function placed(editor: Editor, from: number): CSSProperties {
  const { left, top, bottom } = editor.view.coordsAtPos(from);
  const { innerWidth, innerHeight } = window;
  const width = Math.min(WIDTH, innerWidth - 16);
  const at = { width, left: Math.max(8, Math.min(left, innerWidth - width - 8)) };
  return innerHeight - bottom > top
    ? { ...at, top: bottom + 6, maxHeight: innerHeight - bottom - 14 }
    : { ...at, bottom: innerHeight - top + 6, maxHeight: top - 14 };
}
