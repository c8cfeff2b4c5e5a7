import { ActionIcon, Button, NativeSelect } from '@mantine/core';
import { IconFolderPlus, IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { LIMITS } from '../../domain/limits.ts';
import { useBuilding } from './build-context.ts';
import { ComparisonRow } from './comparison-row.tsx';
import { type Group, isGroup, type Mode, MODES, newKey, type Part, partsPath } from './blocks.ts';
import { comparisonOf } from './fields.ts';
import classes from './condition.module.css';

type Props = {
  group: Group;
  /** Where the API finds it. */
  path: string;
  depth?: number;
  onChange: (group: Group) => void;
  /** Absent of the outermost one. */
  onRemove?: () => void;
};

/** Conditions that belong together, and how: a block in which further blocks may stand. */
export function GroupBlock({ group, path, depth = 1, onChange, onRemove }: Props) {
  const { speaker, fields, always, wrong, fresh, onAdded } = useBuilding();
  const { t } = speaker;
  const add = useRef<HTMLButtonElement>(null);
  const append = (part: Part) => {
    onChange({ ...group, parts: [...group.parts, part] });
    onAdded(part.key);
  };
  const replace = (at: number, part: Part) =>
    onChange({ ...group, parts: group.parts.map((one, index) => (index === at ? part : one)) });
  const remove = (key: number) => {
    onChange({ ...group, parts: group.parts.filter((one) => one.key !== key) });
    // What had the focus is gone.
    add.current?.focus();
  };
  // Few need it, and it reads badly: it is offered where it stands already.
  const modes = MODES.filter((mode) => mode !== 'not-all' || group.mode === 'not-all');
  const within = partsPath(group, path);
  const fault = wrong(path) ?? wrong(`${path}.not`) ?? wrong(within);
  return (
    <div className={classes['group']} role="group" aria-label={t(`rules.mode.${group.mode}`)} data-depth={depth}>
      <div className={classes['groupHead']}>
        <NativeSelect
          size="xs"
          aria-label={t('rules.mode')}
          value={group.mode}
          autoFocus={fresh === group.key}
          onChange={(event) => onChange({ ...group, mode: event.currentTarget.value as Mode })}
          data={modes.map((mode) => ({ value: mode, label: t(`rules.mode.${mode}`) }))}
        />
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('rules.group.remove')} onClick={onRemove}>
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        )}
      </div>
      {group.parts.length === 0 && (
        <p className={classes['nothing']}>{depth === 1 ? always : t('rules.group.empty')}</p>
      )}
      <ul className={classes['parts']}>
        {group.parts.map((part, at) => (
          <li key={part.key}>
            {isGroup(part) ? (
              <GroupBlock
                group={part}
                path={`${within}.${at}`}
                depth={depth + 1}
                onChange={(changed) => replace(at, changed)}
                onRemove={() => remove(part.key)}
              />
            ) : (
              <ComparisonRow
                comparison={part}
                path={`${within}.${at}`}
                onChange={(changed) => replace(at, changed)}
                onRemove={() => remove(part.key)}
              />
            )}
          </li>
        ))}
      </ul>
      {fault !== undefined && (
        <p className={classes['fault']} role="alert">
          {fault}
        </p>
      )}
      <div className={classes['adds']}>
        <Button
          ref={add}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={15} aria-hidden="true" />}
          onClick={() => append(comparisonOf(fields[0]!))}
        >
          {t('rules.add-condition')}
        </Button>
        {depth < LIMITS.conditionDepth - 1 && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            leftSection={<IconFolderPlus size={15} aria-hidden="true" />}
            onClick={() => append({ key: newKey(), mode: 'any', parts: [comparisonOf(fields[0]!)] })}
          >
            {t('rules.add-group')}
          </Button>
        )}
      </div>
    </div>
  );
}
