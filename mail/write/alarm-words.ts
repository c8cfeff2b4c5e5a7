/** What a mail to an administrator says of a mailbox. Nothing of a customer stands in it. */
import type { MailboxTrouble } from '../../domain/mail/mailbox.ts';
import type { Language } from '../../domain/text/language.ts';
import { MINUTE_MS } from '../../domain/time.ts';

type Told = {
  kind: 'trouble' | 'recovery';
  trouble: MailboxTrouble;
  address: string;
  /** Epoch ms. */
  beganAt: number;
  endedAt: number | null;
  /** That came meanwhile. */
  mails: number;
  /** Of the desk, without a slash at its end. */
  desk: string;
};

/** Subject and text. */
export function alarmWords(language: Language, told: Told): { subject: string; text: string } {
  const { kind, trouble, address, beganAt, endedAt, mails, desk } = told;
  const words = WORDS[language];
  const since = `${new Date(beganAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  const link = `${desk}/settings/mailboxes`;
  return kind === 'trouble'
    ? {
        subject: words.subject(address),
        text: [words.trouble[trouble], words.since(address, since), `${words.look}\n${link}`].join('\n\n'),
      }
    : {
        subject: words.wellSubject(address),
        text: [words.well(address, lastedIn(language, (endedAt ?? beganAt) - beganAt), mails), link].join('\n\n'),
      };
}

function lastedIn(language: Language, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words =
    language === 'tr' ? ['saat', 'dakika'] : [hours === 1 ? 'hour' : 'hours', rest === 1 ? 'minute' : 'minutes'];
  return [hours > 0 ? `${hours} ${words[0]}` : '', rest > 0 || hours === 0 ? `${rest} ${words[1]}` : '']
    .filter(Boolean)
    .join(' ');
}

const WORDS = {
  tr: {
    subject: (address: string) => `Bilet: ${address} posta kutusunda sorun var`,
    wellSubject: (address: string) => `Bilet: ${address} posta kutusu yeniden çalışıyor`,
    since: (address: string, since: string) => `Posta kutusu: ${address}\nBaşlangıç: ${since}`,
    look: 'Sorunu ve nasıl giderileceğini burada görebilirsiniz:',
    well: (address: string, lasted: string, mails: number) =>
      `${address} posta kutusu yeniden çalışıyor. Sorun ${lasted} sürdü. O zamandan beri ${mails} e-posta alındı; hiçbiri kaybolmadı.`,
    trouble: {
      stalled:
        'Gelen e-postalar alındı ama okunmuyor. E-postalar güvende. Bir worker sürecinin çalıştığını kontrol edin.',
      unwatched: 'Bu posta kutusu şu anda kontrol edilmiyor; yeni e-postalar sunucuda bekliyor.',
      'files-away': 'Dosya klasörü bulunamıyor ya da dolu: yeni e-postalar alınamıyor, sunucuda bekliyor.',
      consent: 'Sağlayıcının verdiği izin artık geçerli değil: e-posta alınamıyor ve gönderilemiyor. İzni yenileyin.',
      credentials: 'Sunucu, kullanıcı adını ya da parolayı kabul etmiyor: e-posta alınamıyor. Bilgileri yeniden girin.',
      sending:
        'Bu kutudan e-posta gönderilemiyor: gönderme sunucusu oturum açmayı kabul etmiyor. E-postalar gelmeyi sürdürüyor; yanıtlar bekliyor, hiçbiri kaybolmuyor. Parolayı yeniden girin ya da izni yenileyin.',
      unreachable: 'Posta sunucusuna ulaşılamıyor. Bilet denemeyi sürdürüyor; yeni e-postalar sunucuda bekliyor.',
      throttled: 'Sağlayıcı, isteklerimizi sınırlıyor. Yeni e-postalar gecikebilir.',
      'loop-broken':
        'Bu kutunun kendine gönderdiği deneme e-postaları geri gelmiyor: gönderme ya da alma çalışmıyor. Spam klasörüne de bakın.',
      flooded: 'Bir anda çok fazla yeni talep geldi; bir bölümü karantinada bekliyor.',
      'secret-ends': 'Oturum açmada kullanılan istemci gizli anahtarının süresi yakında doluyor. Yenileyin.',
      silenced: 'Kısa sürede çok fazla yeni gönderen yazdığı için otomatik yanıtlar durduruldu. Talepleri Bilet’te.',
    },
  },
  en: {
    subject: (address: string) => `Bilet: problem with mailbox ${address}`,
    wellSubject: (address: string) => `Bilet: mailbox ${address} works again`,
    since: (address: string, since: string) => `Mailbox: ${address}\nSince: ${since}`,
    look: 'See the problem and how to fix it:',
    well: (address: string, lasted: string, mails: number) =>
      `Mailbox ${address} works again. The problem lasted ${lasted}. Since it began, ${mails} ${mails === 1 ? 'email was' : 'emails were'} imported; none was lost.`,
    trouble: {
      stalled: 'Mail has arrived but is not being read. It is safe. Check that a worker is running.',
      unwatched: 'This mailbox is not being checked right now; new mail waits on its server.',
      'files-away': 'The file folder is missing or full: no mail can be imported, and it waits on its server.',
      consent: 'Access to the provider is no longer valid: no mail can be fetched or sent. Grant access again.',
      credentials: 'The server rejects the user name or password: no mail can be fetched. Enter them again.',
      sending:
        'This mailbox cannot send: its sending server rejects the sign-in. Mail still comes in; replies wait and none is lost. Enter the password again, or grant access again.',
      unreachable: 'The mail server cannot be reached. Bilet keeps trying; new mail waits on its server.',
      throttled: 'The provider is limiting our requests. New mail may be late.',
      'loop-broken':
        'The test emails that this mailbox sends to itself do not come back: sending or receiving is not working. Check the spam folder as well.',
      flooded: 'Too many new requests arrived at once; some of them wait in quarantine.',
      'secret-ends': 'The client secret it signs in with expires soon. Please renew it.',
      silenced:
        'Automatic replies were paused because too many unknown senders wrote in a short time. Their requests are in Bilet.',
    },
  },
} satisfies Record<Language, { trouble: Record<MailboxTrouble, string> } & Record<string, unknown>>;
