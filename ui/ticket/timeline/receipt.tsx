import { Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconCheck, IconMinus, IconX, type Icon } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { MINUTE_MS } from '../../../domain/time.ts';
import { explanationQuery } from '../../data/queries.ts';
import { useLanguage } from '../../language.tsx';
import { LoadBar } from '../../parts/trial/load-bar.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { weekdayTime } from '../../time.ts';
import { useTimeWords } from '../../parts/print/paper.ts';
import { actionWords, comparedWords, type Decision, decisionSentence } from './decision-words.ts';
import classes from './receipt.module.css';

type Props = {
  number: number;
  decision: string;
  /** When its event happened: of a mail, when it arrived. */
  at: string;
  /** What is said while the reasons are not there. */
  unread: string;
  /** What else its event says. */
  children?: ReactNode;
};

/** A decision as a receipt: in a sentence, and whole when it is asked why. */
export function Receipt({ number, decision, at, unread, children }: Props) {
  const { t } = useLanguage();
  const [opened, { toggle }] = useDisclosure(false);
  const whole = useId();
  const query = useQuery(explanationQuery(number));
  const found = query.data?.routing.find(({ id }) => id === decision);
  if (found === undefined)
    return (
      <>
        {unread}
        <NotRead query={query} what={t('explain.unknown')} />
      </>
    );
  return (
    <>
      <span className={classes['short']}>
        {children} {decisionSentence(found, t)}{' '}
        <button
          type="button"
          className={classes['toggle']}
          aria-expanded={opened}
          aria-controls={whole}
          aria-label={t('explain.why.of')}
          onClick={toggle}
        >
          {t('explain.why')}
        </button>
      </span>
      <Collapse expanded={opened} id={whole}>
        {opened && <Whole decision={found} at={at} />}
      </Collapse>
    </>
  );
}

/** All that the decision was made of. */
function Whole({ decision, at: happenedAt }: { decision: Decision; at: string }) {
  const { t } = useLanguage();
  const time = useTimeWords();
  const { moment, at, rules, need, assignment } = decision;
  return (
    <div className={classes['whole']}>
      <p className={classes['made']}>
        {isLater(at, happenedAt) && moment === 'ticket-opened'
          ? t('explain.made.later', { came: time(happenedAt), time: time(at) })
          : t('explain.made', { moment: t(`explain.moment.${moment}`), time: time(at) })}
      </p>
      <p className={classes['part']}>{t('explain.rules')}</p>
      {rules.length === 0 ? (
        <p className={classes['made']}>{t('explain.rules.none')}</p>
      ) : (
        <ul>
          {rules.map((rule) => (
            <Rule key={rule.id} rule={rule} />
          ))}
        </ul>
      )}
      {need !== null && (
        <>
          <p className={classes['part']}>{t('explain.need')}</p>
          <span>
            {[
              ...need.skills.map(({ skill, level }) => t('explain.need.skill', { skill: skill.name, level })),
              ...(need.seniority === null ? [] : [t('explain.need.seniority', { seniority: need.seniority })]),
              ...(need.language === null
                ? []
                : [t('explain.need.language', { language: t(`explain.language.${need.language}`) })]),
              t('explain.need.priority', { priority: t(`priority.${need.priority}`) }),
            ].join(' · ')}
          </span>
        </>
      )}
      {assignment !== null && (
        <>
          <p className={classes['part']}>{t('explain.considered')}</p>
          {assignment.considered.length === 0 ? (
            <p className={classes['made']}>{t('explain.considered.none')}</p>
          ) : (
            <ul>
              {assignment.considered.map(({ agent, obstacle, load, capacity }) => {
                const isChosen = agent.id === assignment.owner?.id;
                return (
                  <li key={agent.id} className={classes['person']} data-chosen={isChosen || undefined}>
                    <span>{agent.name}</span>
                    <LoadBar load={load} capacity={capacity} label={t('explain.load', { load, capacity })} />
                    <small>
                      {isChosen
                        ? t('explain.chosen')
                        : obstacle === null
                          ? t('explain.could')
                          : t(`obstacle.${obstacle}`)}
                    </small>
                  </li>
                );
              })}
            </ul>
          )}
        </>
      )}
    </div>
  );
}

/** By more than a reader takes for the same moment: a mail that lay in its mailbox before Bilet read it. */
const isLater = (decidedAt: string, happenedAt: string): boolean =>
  Date.parse(decidedAt) - Date.parse(happenedAt) > 2 * MINUTE_MS;

const RESULT: Record<Decision['rules'][number]['result'], Icon> = {
  held: IconCheck,
  'did-not-hold': IconX,
  'not-asked': IconMinus,
  overruled: IconMinus,
};

function Rule({ rule: { name, version, result, compared, actions } }: { rule: Decision['rules'][number] }) {
  const { t, language } = useLanguage();
  const Picture = RESULT[result];
  const time = (at: string) => weekdayTime(Date.parse(at), language);
  return (
    <li className={classes['rule']} data-result={result}>
      <Picture size={16} aria-hidden="true" />
      <div>
        {name} <small>{t('explain.version', { version })}</small> · <small>{t(`explain.${result}`)}</small>
        {compared.length > 0 && <p>{compared.map((one) => comparedWords(one, t, time)).join(' · ')}</p>}
        {actions.length > 0 && <p>{actions.map((action) => actionWords(action, t)).join(' · ')}</p>}
      </div>
    </li>
  );
}
