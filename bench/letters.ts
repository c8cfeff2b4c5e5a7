/** Letters as customers write them: Turkish, about 5 KB, text and HTML side by side. */
import { randomBytes, randomUUID } from 'node:crypto';

export type Letter = { raw: string; from: string; subject: string; mailId: string };

const SENTENCES = [
  'Geçen hafta verdiğim siparişin hâlâ kargoya verilmediğini görüyorum.',
  'Müşteri hizmetlerini aradığımda bana yalnızca beklemem gerektiği söylendi.',
  'Ürünün kutusu ezilmiş, içindeki cam şişelerden ikisi kırılmıştı.',
  'Faturada yazan tutar ile kartımdan çekilen tutar birbirini tutmuyor.',
  'İade kodunu üç gün önce aldım; fakat şubede kimse ne yapacağını bilmiyordu.',
  'Öğleden sonra evde olacağım, kurye bana şu numaradan ulaşabilir.',
  'Hesabımın şifresini değiştirmek istediğimde sayfa hata veriyor.',
  'Ekte fotoğrafları göndermiştim, bir önceki mektubumda bulabilirsiniz.',
  'Çözüm bulunmazsa ücretin tarafıma geri ödenmesini rica ediyorum.',
  'İlginiz için şimdiden teşekkür eder, iyi çalışmalar dilerim.',
];

/** The `index`-th letter, each from a customer of its own; with `answers` it replies to that letter, as its author. */
export function letter(index: number, to: string, answers?: Letter): Letter {
  const mailId = `${randomUUID()}@musteri.test`;
  const from = answers?.from ?? `musteri-${index}-${mailId.slice(0, 8)}@musteri.test`;
  const subject = answers ? `Ynt: ${answers.subject}` : `Sipariş ${index} için şikâyet`;
  const sentences = Array.from({ length: 16 }, (_, turn) => SENTENCES[(index + turn * 3) % SENTENCES.length]!);
  const text = `Merhaba,\r\n\r\n${index} numaralı siparişim hakkında yazıyorum.\r\n${sentences.join('\r\n')}\r\n\r\nSaygılarımla`;
  const html = `<html><body style="font-family:sans-serif"><p>Merhaba,</p><p><b>${index}</b> numaralı siparişim hakkında yazıyorum.</p>${sentences.map((line) => `<p>${line}</p>`).join('')}<p>Saygılarımla</p></body></html>`;
  const border = `=_${mailId.slice(0, 18)}`;
  const raw = [
    `From: ${word(`Müşteri ${index}`)} <${from}>`,
    `To: ${to}`,
    `Subject: ${word(subject)}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${mailId}>`,
    ...(answers ? [`In-Reply-To: <${answers.mailId}>`, `References: <${answers.mailId}>`] : []),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${border}"`,
    '',
    ...part(border, 'text/plain', text),
    ...part(border, 'text/html', html),
    `--${border}--`,
    '',
  ].join('\r\n');
  return { raw, from, subject, mailId };
}

/** The same letter with a file of `bytes` random bytes; base64 makes them a third more. */
export function withFile({ raw, ...letter }: Letter, bytes: number): Letter {
  const border = `=_${letter.mailId.slice(9, 23)}`;
  const start = raw.indexOf('Content-Type: multipart/alternative');
  const file = randomBytes(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  const mixed = [
    `Content-Type: multipart/mixed; boundary="${border}"`,
    '',
    `--${border}`,
    raw.slice(start),
    `--${border}`,
    'Content-Type: image/jpeg; name="resim.jpg"',
    'Content-Disposition: attachment; filename="resim.jpg"',
    'Content-Transfer-Encoding: base64',
    '',
    file,
    `--${border}--`,
    '',
  ].join('\r\n');
  return { raw: raw.slice(0, start) + mixed, ...letter };
}

const part = (border: string, type: string, content: string): string[] => [
  `--${border}`,
  `Content-Type: ${type}; charset=utf-8`,
  'Content-Transfer-Encoding: quoted-printable',
  '',
  content.split('\r\n').map(quotedPrintable).join('\r\n'),
];

const word = (text: string): string => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;

/** RFC 2045, 6.7: soft line breaks keep lines within 76 characters and never part an escape. */
function quotedPrintable(line: string): string {
  const symbols = [...Buffer.from(line)].map((byte) =>
    byte >= 32 && byte <= 126 && byte !== 61
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const lines = [''];
  for (const symbol of symbols) {
    if (lines.at(-1)!.length + symbol.length > 75) lines.push('');
    lines[lines.length - 1] += symbol;
  }
  return lines.join('=\r\n');
}
