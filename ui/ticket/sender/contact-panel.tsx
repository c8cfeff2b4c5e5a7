import { NativeSelect, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { IconStarFilled } from '@tabler/icons-react';
import { Link } from 'wouter';
import { domainOf } from '../../../domain/mail/address.ts';
import { LIMITS } from '../../../domain/limits.ts';
import { phoneOf } from '../../../domain/people/phone.ts';
import { isOurs } from '../../../domain/text/language.ts';
import { ADDRESSED_AS, type AddressedAs } from '../../../domain/mail/template/canned-reply.ts';
import { shownAddress } from '../../../domain/mail/shown-address.ts';
import { call } from '../../data/client.ts';
import { patchTicket } from '../../command/run.ts';
import { contactTicketsQuery } from '../../data/customer-queries.ts';
import { LANGUAGES, useLanguage } from '../../language.tsx';
import { Avatar } from '../../parts/person/avatar.tsx';
import { languageName, OTHER_LANGUAGES } from '../../parts/words/language-name.ts';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { paths } from '../../paths.ts';
import { contactQuery, keys } from '../../data/queries.ts';
import { useMe } from '../../door/session.tsx';
import { dayInWords, isoDay } from '../../time.ts';
import { toastFailure } from '../../toast.ts';
import type { CustomGiven, TicketDetail } from '../../data/types.ts';
import { ContactFields } from '../custom/contact-fields.tsx';
import { ContactZone, TimeThere } from './contact-zone.tsx';
import { ContactNotes } from './contact-notes.tsx';
import { ContactTickets, OrganisationTickets } from './contact-tickets.tsx';
import { InPlace } from './in-place.tsx';
import { OrganisationField } from './organisation-field.tsx';
import { Participants } from './participants.tsx';
import classes from './contact-panel.module.css';

/** Beyond ours; one that another program has set is among them. */
const furtherLanguages = (own: string | null | undefined): string[] =>
  own && !isOurs(own) && !OTHER_LANGUAGES.includes(own) ? [...OTHER_LANGUAGES, own] : OTHER_LANGUAGES;

type Part = {
  name?: string;
  vip?: boolean;
  language?: string | null;
  addressedAs?: AddressedAs | null;
  organisation?: string | null;
  phone?: string | null;
  timeZone?: string | null;
  fields?: CustomGiven;
};

/**
 * Who is writing: what is noted of them and what else they have with us, then what is known of them, each changed where it stands. Another
 * person is another one of this (`key`), so that what is being written of one never lands with another.
 */
export function ContactPanel({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const { can } = useMe();
  const client = useQueryClient();
  const asked = useQuery(contactQuery(ticket.contact.id));
  const contact = asked.data;
  const since = useQuery(contactTicketsQuery(ticket.contact.id)).data?.since;
  const change = useMutation({
    mutationFn: (part: Part) => call('updateContact', { params: { id: ticket.contact.id }, body: part }),
    onSuccess: (fresh) => {
      client.setQueryData(keys.contact(fresh.id), fresh);
      void client.invalidateQueries({ queryKey: keys.contactZone(fresh.id) });
      patchTicket(client, ticket.number, {
        contact: { id: fresh.id, name: fresh.name, address: fresh.address, vip: fresh.vip },
      });
    },
    onError: (error) => toastFailure(error, t),
  });
  const name = ticket.contact.name || ticket.contact.address;
  const vip = contact?.vip ?? ticket.contact.vip;
  const isVip = vip || (contact?.vipBy.length ?? 0) > 0;
  const mayChange = contact !== undefined && can('contact:write');
  return (
    <div className={classes['panel']}>
      <div className={classes['person']}>
        <Avatar name={name} size={42} />
        <div>
          <h2>
            <InPlace
              label={t('contact.name')}
              change={t('contact.name.change')}
              value={contact?.name ?? ticket.contact.name}
              mayChange={mayChange}
              maxLength={LIMITS.addressNameChars}
              wrong={() => null}
              onSay={(said) => change.mutate({ name: said })}
            >
              <bdi>{name}</bdi>
              {isVip && <IconStarFilled size={13} color="#c27803" role="img" aria-label="VIP" />}
            </InPlace>
          </h2>
          <p>{shownAddress(ticket.contact.address)}</p>
          <TimeThere contact={ticket.contact.id} />
          {since !== undefined && <p>{t('contact.since', { day: dayInWords(isoDay(Date.parse(since)), language) })}</p>}
        </div>
      </div>
      <NotRead query={asked} what={t('contact.unknown')} />
      <ContactNotes contact={ticket.contact.id} />
      <ContactTickets ticket={ticket} />
      {contact?.organisation && <OrganisationTickets ticket={ticket} organisation={contact.organisation} />}
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
                <InPlace
                  label={t('contact.phone')}
                  change={t('contact.phone.change')}
                  value={contact.phone ?? ''}
                  mayChange={mayChange}
                  type="tel"
                  maxLength={LIMITS.phoneChars}
                  wrong={(said) => (said === '' || phoneOf(said) !== null ? null : t('contact.phone.wrong'))}
                  onSay={(said) => change.mutate({ phone: said === '' ? null : phoneOf(said) })}
                >
                  {contact.phone === null ? '–' : <a href={`tel:${contact.phone}`}>{contact.phone}</a>}
                </InPlace>
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
            >
              {/* Not read yet, nobody knows it: the first entry would be a guess. */}
              <option value="">{contact ? t('contact.language.auto') : '–'}</option>
              {LANGUAGES.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
              {furtherLanguages(contact?.language).map((code) => (
                <option key={code} value={code}>
                  {languageName(code, language)}
                </option>
              ))}
            </NativeSelect>
          </dd>
        </div>
        <div>
          <dt>{t('contact.zone')}</dt>
          <dd>
            <ContactZone
              contact={ticket.contact.id}
              mayChange={mayChange}
              said={contact?.timeZone ?? null}
              onSay={(timeZone) => change.mutate({ timeZone })}
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
            >
              <option value="">{contact ? t('contact.addressed.unknown') : '–'}</option>
              {ADDRESSED_AS.map((as) => (
                <option key={as} value={as}>
                  {t(`contact.addressed.${as}`)}
                </option>
              ))}
            </NativeSelect>
          </dd>
        </div>
        {contact && (
          <ContactFields
            values={contact.fields}
            mayChange={mayChange}
            onSay={(fields) => change.mutate({ fields: fields as CustomGiven })}
          />
        )}
        <div>
          <dt>{t('contact.channel')}</dt>
          <dd>{t(`channel.${ticket.channel}`)}</dd>
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
    </div>
  );
}
