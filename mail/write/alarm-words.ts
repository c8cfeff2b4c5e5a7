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
    look: 'Ne olduğunu ve nasıl giderileceğini burada görürsünüz:',
    well: (address: string, lasted: string, mails: number) =>
      `${address} posta kutusu yeniden çalışıyor. Sorun ${lasted} sürdü. O zamandan beri ${mails} e-posta alındı; hiçbiri kaybolmadı.`,
    trouble: {
      stalled: 'Gelen e-postalar alındı, ama okunmuyor. Güvendeler; çalışan (worker) sürecinin ayakta olduğuna bakın.',
      unwatched: 'Bu posta kutusuna şu anda kimse bakmıyor; yeni e-postalar sunucuda bekliyor.',
      'files-away': 'Dosya klasörü yerinde değil ya da dolu: yeni e-postalar alınamıyor, sunucuda bekliyor.',
      consent: 'Sağlayıcının verdiği izin artık geçerli değil: e-posta alınamıyor ve gönderilemiyor. İzni yenileyin.',
      credentials: 'Sunucu, kullanıcı adını ya da parolayı kabul etmiyor: e-posta alınamıyor. Bilgileri yeniden girin.',
      sending:
        'Bu kutudan e-posta gönderilemiyor: gönderme sunucusu oturum açmayı kabul etmiyor. Gelen e-postalar alınıyor; yanıtlar kaybolmadan bekliyor. Parolayı yeniden girin ya da izni yenileyin.',
      unreachable: 'Posta sunucusuna ulaşılamıyor. Bilet denemeyi sürdürüyor; yeni e-postalar sunucuda bekliyor.',
      throttled: 'Sağlayıcı, çok istek geldiği için Bilet’i bekletiyor. Yeni e-postalar gecikiyor.',
      'loop-broken':
        'Bu kutunun kendine gönderdiği deneme e-postaları geri gelmiyor: gönderme ya da alma yolunda bir yer kopuk. Spam klasörüne de bakın.',
      flooded: 'Çok sayıda yeni talep bir anda geldi; fazlası karantinada bekliyor.',
      'secret-ends': 'Oturum açmada kullanılan istemci gizli anahtarının süresi yakında doluyor. Yenileyin.',
      silenced: 'Kısa sürede çok sayıda yabancı yazdığı için otomatik yanıtlar durduruldu. Talepler Bilet’te.',
    },
  },
  en: {
    subject: (address: string) => `Bilet: trouble with the mailbox ${address}`,
    wellSubject: (address: string) => `Bilet: the mailbox ${address} works again`,
    since: (address: string, since: string) => `Mailbox: ${address}\nSince: ${since}`,
    look: 'What it is and how it is mended stands here:',
    well: (address: string, lasted: string, mails: number) =>
      `The mailbox ${address} works again. The trouble lasted ${lasted}. Since it began ${mails} ${mails === 1 ? 'mail was' : 'mails were'} taken; none was lost.`,
    trouble: {
      stalled: 'Mail has come in and is not being read. It is safe; see that a worker runs.',
      unwatched: 'Nobody looks into this mailbox just now; new mail waits on its server.',
      'files-away': 'The folder of files is not there, or full: no mail can be taken, and it waits on its server.',
      consent: 'The provider’s consent is no longer valid: no mail can be fetched or sent. Renew it.',
      credentials: 'The server refuses the user name or the password: no mail can be fetched. Enter them anew.',
      sending:
        'No mail is sent from this mailbox: its sending server refuses the sign-in. Mail still comes in; answers wait, and none is lost. Enter the password anew, or renew the consent.',
      unreachable: 'The mail server cannot be reached. Bilet goes on trying; new mail waits on its server.',
      throttled: 'The provider has Bilet wait, because it was asked too much. New mail comes late.',
      'loop-broken':
        'The test mails that this mailbox sends to itself do not come back: sending or receiving is broken somewhere. Look into Junk as well.',
      flooded: 'Very many new requests came at once; the rest waits in quarantine.',
      'secret-ends': 'The client secret by which it signs in expires soon. Renew it.',
      silenced: 'Automatic answers were stopped, because so many strangers wrote. Their requests are in the desk.',
    },
  },
} satisfies Record<Language, { trouble: Record<MailboxTrouble, string> } & Record<string, unknown>>;
