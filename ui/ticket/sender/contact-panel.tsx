import { NativeSelect, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconStarFilled } from '@tabler/icons-react';
import { Link } from 'wouter';
import { domainOf } from '../../../domain/mail/address.ts';
import { isOurs } from '../../../domain/text/language.ts';
import { ADDRESSED_AS, type AddressedAs } from '../../../domain/mail/template/canned-reply.ts';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { call } from '../../data/client.ts';
import { patchTicket } from '../../command/run.ts';
import { LANGUAGES, useLanguage } from '../../language.tsx';
import { useNow } from '../../now.ts';
import { Avatar } from '../../parts/avatar.tsx';
import { languageName, OTHER_LANGUAGES } from '../../parts/language-name.ts';
import { NotRead } from '../../parts/not-read.tsx';
import { StateChip } from '../../parts/state-chip.tsx';
import { paths } from '../../paths.ts';
import { contactQuery, contactTicketsQuery, keys } from '../../data/queries.ts';
import { stageOf } from '../../data/question.ts';
import { useMe } from '../../door/session.tsx';
import { shortAge } from '../../time.ts';
import { toastFailure } from '../../toast.ts';
import type { TicketDetail } from '../../data/types.ts';
import { OrganisationField } from './organisation-field.tsx';
import { Participants } from './participants.tsx';
import { PhoneField } from './phone-field.tsx';
import classes from './contact-panel.module.css';

/** Beyond ours; one that another program has set is among them. */
const furtherLanguages = (own: string | null | undefined): string[] =>
  own && !isOurs(own) && !OTHER_LANGUAGES.includes(own) ? [...OTHER_LANGUAGES, own] : OTHER_LANGUAGES;

type Part = {
  vip?: boolean;
  language?: string | null;
  addressedAs?: AddressedAs | null;
  organisation?: string | null;
  phone?: string | null;
};

/** Who is writing: name, addresses, VIP mark, language, and the other tickets, open ones first. */
export function ContactPanel({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const now = useNow();
  const client = useQueryClient();
  const asked = useQuery(contactQuery(ticket.contact.id));
  const contact = asked.data;
  const earlier = useQuery(contactTicketsQuery(ticket.contact.id));
  const tickets = earlier.data?.items ?? [];
  const change = useMutation({
    mutationFn: (part: Part) =>
      call('updateContact', {
        params: { id: ticket.contact.id },
        body: {
          name: contact?.name ?? ticket.contact.name,
          vip: contact?.vip ?? ticket.contact.vip,
          language: contact?.language ?? null,
          ...part,
        },
      }),
    onSuccess: (fresh) => {
      client.setQueryData(keys.contact(fresh.id), fresh);
      patchTicket(client, ticket.number, {
        contact: { id: fresh.id, name: fresh.name, address: fresh.address, vip: fresh.vip },
      });
    },
    onError: (error) => toastFailure(error, t),
  });
  const name = ticket.contact.name || ticket.contact.address;
  const vip = contact?.vip ?? ticket.contact.vip;
  const isVip = vip || (contact?.vipBy.length ?? 0) > 0;
  const others = tickets
    .filter((one) => one.number !== ticket.number)
    .sort(
      (a, b) =>
        Number(a.state === 'closed') - Number(b.state === 'closed') || b.lastMessageAt.localeCompare(a.lastMessageAt),
    );
  return (
    <div className={classes['panel']}>
      <div className={classes['person']}>
        <Avatar name={name} size={42} />
        <div>
          <h2>
            <bdi>{name}</bdi> {isVip && <IconStarFilled size={13} color="#c27803" role="img" aria-label="VIP" />}
          </h2>
          <p>{shownAddress(ticket.contact.address)}</p>
        </div>
      </div>
      <NotRead query={asked} what={t('contact.unknown')} />
      <dl className={classes['facts']}>
        {contact && contact.addresses.length > 1 && (
          <div className={classes['stacked']}>
            <dt>{t('contact.addresses')}</dt>
            <dd>
              {contact.addresses
                .filter((address) => address !== ticket.contact.address)
                .map(shownAddress)
                .join(', ')}
            </dd>
          </div>
        )}
        {((contact && contact.phone !== null) || can('contact:write')) && (
          <div>
            <dt>{t('contact.phone')}</dt>
            <dd>
              {contact ? (
                <PhoneField
                  phone={contact.phone}
                  mayChange={can('contact:write')}
                  onSay={(phone) => change.mutate({ phone })}
                />
              ) : (
                '–'
              )}
            </dd>
          </div>
        )}
        <div>
          <dt id="contact-vip">VIP</dt>
          <dd>
            <Switch
              size="sm"
              checked={vip}
              disabled={!contact || !can('contact:write')}
              aria-labelledby="contact-vip"
              onChange={(event) => change.mutate({ vip: event.currentTarget.checked })}
            />
          </dd>
        </div>
        {contact?.vipBy
          .filter((by) => by !== 'contact')
          .map((by) => (
            <div key={by}>
              <dt>{t('contact.vip-by')}</dt>
              <dd>
                <Link href={paths.customers(by === 'list' ? domainOf(contact.address) : contact.organisation?.name)}>
                  {t(`contact.vip-by.${by}`)}
                </Link>
              </dd>
            </div>
          ))}
        {((contact && contact.organisation !== null) || can('contact:write')) && (
          <div>
            <dt>{t('contact.organisation')}</dt>
            <dd>
              {contact ? (
                <OrganisationField
                  organisation={contact.organisation}
                  mayChange={can('contact:write')}
                  onChoose={(organisation) => change.mutate({ organisation })}
                />
              ) : (
                '–'
              )}
            </dd>
          </div>
        )}
        <div>
          <dt id="contact-language">{t('contact.language')}</dt>
          <dd>
            <NativeSelect
              size="xs"
              aria-labelledby="contact-language"
              value={contact?.language ?? ''}
              disabled={!contact || !can('contact:write')}
              onChange={(event) => change.mutate({ language: event.currentTarget.value || null })}
              // Not read yet, nobody knows it: the first entry would be a guess.
              data={[
                { value: '', label: contact ? t('contact.language.auto') : '–' },
                ...LANGUAGES,
                ...furtherLanguages(contact?.language).map((code) => ({
                  value: code,
                  label: languageName(code, language),
                })),
              ]}
            />
          </dd>
        </div>
        <div>
          <dt id="contact-addressed">{t('contact.addressed')}</dt>
          <dd>
            <NativeSelect
              size="xs"
              aria-labelledby="contact-addressed"
              value={contact?.addressedAs ?? ''}
              disabled={!contact || !can('contact:write')}
              onChange={(event) =>
                change.mutate({ addressedAs: (event.currentTarget.value || null) as AddressedAs | null })
              }
              data={[
                { value: '', label: contact ? t('contact.addressed.unknown') : '–' },
                ...ADDRESSED_AS.map((as) => ({ value: as, label: t(`contact.addressed.${as}`) })),
              ]}
            />
          </dd>
        </div>
        <div>
          <dt>{t('contact.channel')}</dt>
          <dd>{t(`channel.${ticket.channel}`)}</dd>
        </div>
        <div>
          <dt>{t('contact.tickets')}</dt>
          <dd>{contact?.ticketCount ?? '–'}</dd>
        </div>
        {ticket.relatedTo !== null && (
          <div>
            <dt>{t('contact.related')}</dt>
            <dd>
              <Link href={paths.anyTicket(ticket.relatedTo)}>#{ticket.relatedTo}</Link>
            </dd>
          </div>
        )}
      </dl>
      <Participants ticket={ticket} />
      <section aria-label={t('contact.earlier')}>
        <h3 className={classes['sub']}>{t('contact.earlier')}</h3>
        {others.length === 0 ? (
          <>
            <NotRead query={earlier} />
            <p className={classes['none']}>
              {stageOf(earlier) === 'answered' && t('contact.earlier.none')}
              {stageOf(earlier) === 'asked' && t('loading')}
            </p>
          </>
        ) : (
          <ul className={classes['earlier']}>
            {others.slice(0, 10).map((one) => (
              <li key={one.number}>
                <Link href={paths.anyTicket(one.number)}>
                  <span dir="auto">{one.subject || t('ticket.no-subject')}</span>
                  <span className={classes['meta']}>
                    <StateChip state={one.state} brief /> #{one.number} · {shortAge(one.lastMessageAt, now, language)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
