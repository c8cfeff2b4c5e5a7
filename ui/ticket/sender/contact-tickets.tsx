import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { STATES } from '../../../domain/ticket/ticket.ts';
import { contactTicketsQuery, openOfOrganisationQuery } from '../../data/customer-queries.ts';
import { stageOf } from '../../data/question.ts';
import type { TicketDetail } from '../../data/types.ts';
import { useLanguage } from '../../language.tsx';
import { NotRead } from '../../parts/empty/not-read.tsx';
import { paths } from '../../paths.ts';
import { LOCALE } from '../../time.ts';
import { ContactRow } from './contact-row.tsx';
import panel from './contact-panel.module.css';
import classes from './contact-tickets.module.css';

/** The rest stands behind the counts. */
const SHOWN = 6;
const OPEN_STATES = STATES.filter((state) => state !== 'closed');

/** What else whoever asks has with us, open ones first; the counts lead to lists of them. */
export function ContactTickets({ ticket }: { ticket: TicketDetail }) {
  const { t, language } = useLanguage();
  const counted = (count: number) => count.toLocaleString(LOCALE[language]);
  const contact = ticket.contact.id;
  const asked = useQuery(contactTicketsQuery(contact));
  const others = asked.data?.items.filter(({ number }) => number !== ticket.number).slice(0, SHOWN) ?? [];
  return (
    <section aria-labelledby="contact-tickets">
      <div className={classes['head']}>
        <h3 id="contact-tickets">{t('contact.earlier')}</h3>
        {asked.data && (
          <span>
            <Link href={paths.view('all', { contact, state: OPEN_STATES })}>
              {t('contact.tickets.open', { count: counted(asked.data.open) })}
            </Link>
            {' · '}
            <Link href={paths.view('all', { contact })}>
              {t('contact.tickets.all', { count: counted(asked.data.total) })}
            </Link>
          </span>
        )}
      </div>
      {others.length === 0 ? (
        <>
          <NotRead query={asked} />
          <p className={panel['none']}>
            {stageOf(asked) === 'answered' && t('contact.earlier.none')}
            {stageOf(asked) === 'asked' && t('loading')}
          </p>
        </>
      ) : (
        <ul className={classes['rows']}>
          {others.map((one) => (
            <ContactRow key={one.number} ticket={one} />
          ))}
        </ul>
      )}
    </section>
  );
}

const SHOWN_OF_ORGANISATION = 3;

type Organisation = { id: string; name: string };

/** What others of the same organisation wait for, the soonest due first; nothing where nobody waits. */
export function OrganisationTickets({ ticket, organisation }: { ticket: TicketDetail; organisation: Organisation }) {
  const { t } = useLanguage();
  const asked = useQuery(openOfOrganisationQuery(organisation.id));
  const others = asked.data?.items.filter(({ contact }) => contact.id !== ticket.contact.id) ?? [];
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="contact-organisation-tickets">
      <div className={classes['head']}>
        <h3 id="contact-organisation-tickets">{t('contact.organisation.open', { name: organisation.name })}</h3>
        <Link href={paths.view('open', { organisation: organisation.id })}>{t('contact.organisation.all')}</Link>
      </div>
      <ul className={classes['rows']}>
        {others.slice(0, SHOWN_OF_ORGANISATION).map((one) => (
          <ContactRow key={one.number} ticket={one} who={one.contact.name || one.contact.address} />
        ))}
      </ul>
    </section>
  );
}
