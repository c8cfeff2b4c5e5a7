import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../data/client.ts';
import { keys, skillsQuery } from '../data/queries.ts';
import { fieldError } from '../field-error.ts';
import { useLanguage } from '../language.tsx';
import { NotRead } from '../parts/empty/not-read.tsx';
import { Refusal } from '../parts/panel/refusal.tsx';
import shared from '../parts/panel/settings.module.css';
import classes from './people.module.css';

type SkillChoice = { skill: string; level: number };
type Props = { value: SkillChoice[]; onChange: (value: SkillChoice[]) => void };

/** What an agent can and how well: chosen from the skills that there are, or a new one. */
export function SkillsField({ value, onChange }: Props) {
  const { t } = useLanguage();
  const client = useQueryClient();
  const asked = useQuery(skillsQuery);
  const [name, setName] = useState('');
  const skills = asked.data?.items ?? [];
  const nameOf = (id: string) => skills.find((one) => one.id === id)?.name ?? '…';
  const left = skills.filter(({ id }) => !value.some(({ skill }) => skill === id));
  const add = (skill: string) => onChange([...value, { skill, level: 1 }]);
  const make = useMutation({
    mutationFn: () => call('createSkill', { body: { name } }),
    onSuccess: (skill) => {
      client.setQueryData(keys.skills, { items: [...skills, skill], next: null });
      add(skill.id);
      setName('');
    },
  });
  return (
    <fieldset className={shared['plainSet']}>
      <legend>{t('people.skills')}</legend>
      <NotRead query={asked} />
      {value.map(({ skill, level }) => (
        <div key={skill} className={classes['skill']}>
          <span>{nameOf(skill)}</span>
          <NativeSelect
            size="xs"
            aria-label={t('people.level.of', { name: nameOf(skill) })}
            value={level}
            onChange={(event) => {
              const chosen = Number(event.currentTarget.value);
              onChange(value.map((one) => (one.skill === skill ? { skill, level: chosen } : one)));
            }}
            data={[1, 2, 3].map((one) => ({ value: String(one), label: t(`people.level.${one}`) }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('people.skill.remove', { name: nameOf(skill) })}
            onClick={() => onChange(value.filter((one) => one.skill !== skill))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      {left.length > 0 && (
        <NativeSelect
          aria-label={t('people.skill.add')}
          value=""
          onChange={(event) => event.currentTarget.value !== '' && add(event.currentTarget.value)}
          data={[
            { value: '', label: t('people.skill.add') },
            ...left.map((skill) => ({ value: skill.id, label: skill.name })),
          ]}
        />
      )}
      <div className={classes['skill']}>
        <TextInput
          flex={1}
          aria-label={t('people.skill.new')}
          placeholder={t('people.skill.new')}
          maxLength={100}
          value={name}
          error={fieldError(make.error, 'name', t)}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" disabled={name.trim() === ''} loading={make.isPending} onClick={() => make.mutate()}>
          {t('people.skill.make')}
        </Button>
      </div>
      <Refusal error={fieldError(make.error, 'name', t) === undefined ? make.error : null} />
    </fieldset>
  );
}
