/** From an address to its provider and servers, asked of the world from where mail will be fetched and sent. */
import { domainToASCII } from 'node:url';
import { LIMITS } from '../../domain/limits.ts';
import { domainOf } from '../../domain/mail/address.ts';
import { hostName, SRV_SERVICES } from '../../domain/mail/provider/published-servers.ts';
import { type DomainFacts, guesses, recognise, type Recognition } from '../../domain/mail/recognition.ts';
import type { Deps } from '../deps.ts';
import { createQuestions } from '../network/internet.ts';

type Given = Pick<Deps, 'vault' | 'internet'> & { settings: Pick<Deps['settings'], 'mailHosts' | 'mailProviders'> };

export const createRecognition = ({ vault, internet, settings: { mailHosts, mailProviders } }: Given) => ({
  /**
   * What is known of an address, within `LIMITS.recognitionMs`; address and answer are sealed. Only its domain leaves the
   * house. Run twice: asks twice.
   */
  async recogniseMailbox({ sealed }: { sealed: string }): Promise<{ sealed: string }> {
    const { address } = JSON.parse(vault.open('recognition', sealed)) as { address: string };
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), LIMITS.recognitionMs);
    try {
      const known = (facts: DomainFacts) => recognise(address, facts, mailProviders.providers);
      const found = await ask(address, createQuestions(internet, mailHosts, ending.signal), known);
      return { sealed: vault.seal('recognition', JSON.stringify(found)) };
    } finally {
      clearTimeout(timer);
      ending.abort();
    }
  },
});

const isWhole = ({ imap, smtp }: Recognition): boolean => imap !== null && smtp !== null;

/** All questions at once; the answer waits for no more of them than it needs. */
async function ask(
  address: string,
  questions: ReturnType<typeof createQuestions>,
  known: (facts: DomainFacts) => Recognition,
): Promise<Recognition> {
  const domain = hostName(domainToASCII(domainOf(address)));
  // Made up, because the protocol asks for an address and whose mailbox it is concerns nobody.
  const asked = `postmaster@${domain}`;
  const nothing: DomainFacts = {
    mx: [],
    srv: {},
    autoconfig: [],
    autodiscover: { hosts: [], text: null, asked },
    greeted: [],
  };
  if (domain === undefined) return known(nothing);
  const published = askWhatIsPublished(domain, asked, questions);
  const mx = await questions.mx(domain);
  const greeted = askUsualNames(domain, mx, questions);
  const byMx = known({ ...nothing, mx });
  if (byMx.by === 'mx' && !byMx.imap?.host.endsWith(`.${domain}`)) return byMx;
  const facts = { ...nothing, mx, ...(await published) };
  const found = known(facts);
  // What only habit names, servers that greet there say better.
  return isWhole(found) && found.note !== 'panel' ? found : known({ ...facts, greeted: await greeted });
}

async function askWhatIsPublished(
  domain: string,
  asked: string,
  { srv, cname, text }: ReturnType<typeof createQuestions>,
): Promise<Pick<DomainFacts, 'srv' | 'autoconfig' | 'autodiscover'>> {
  const [records, configs, referred, alias, answer] = await Promise.all([
    Promise.all(SRV_SERVICES.map(async (service) => [service, await srv(`_${service}._tcp.${domain}`)] as const)),
    Promise.all([
      text(`https://autoconfig.${domain}/mail/config-v1.1.xml`),
      text(`https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`),
    ]),
    srv(`_autodiscover._tcp.${domain}`),
    cname(`autodiscover.${domain}`),
    text(`https://autodiscover.${domain}/autodiscover/autodiscover.xml`, autodiscoverRequest(asked)),
  ]);
  return {
    srv: Object.fromEntries(records),
    autoconfig: configs.filter((one) => one !== null),
    autodiscover: { hosts: [...alias, ...referred.map(({ name }) => name)], text: answer, asked },
  };
}

async function askUsualNames(
  domain: string,
  mx: readonly string[],
  { greets, machines }: ReturnType<typeof createQuestions>,
): Promise<DomainFacts['greeted']> {
  const behind = await machines(`mail.${domain}`);
  const all = guesses(domain, [...mx.slice(0, 1), ...behind.slice(0, 1)]);
  const answers = await Promise.all(all.map(greets));
  return all.filter((_, index) => answers[index]);
}

const autodiscoverRequest = (address: string): string =>
  '<?xml version="1.0" encoding="utf-8"?>' +
  '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">' +
  `<Request><EMailAddress>${address}</EMailAddress>` +
  '<AcceptableResponseSchema>http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema>' +
  '</Request></Autodiscover>';
