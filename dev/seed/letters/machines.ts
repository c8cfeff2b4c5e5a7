/** Mail that no person wrote, and one that nobody asked for. */
import { CUSTOMERS } from '../customers.ts';
import type { Letter } from '../letter.ts';

export const MACHINES: Letter[] = [
  {
    key: 'ofis-disinda',
    from: CUSTOMERS.kerem,
    type: null,
    hoursAgo: 1.26,
    subject: 'Otomatik yanıt: Kasım sevkiyat planı',
    envelopeFrom: '',
    headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All', Precedence: 'bulk' },
    text: `Merhaba,

27 Kasım'a kadar izindeyim ve e-postalarıma sınırlı erişimim var. Acil konular için depo@ornek-magaza.test adresine yazabilirsiniz.

Kerem Güneş`,
  },
  {
    key: 'bulten',
    from: { name: 'E-Ticaret Gündemi', address: 'bulten@e-ticaret-gundemi.test' },
    type: null,
    hoursAgo: 1.62,
    subject: 'Haftanın bülteni: kargoda yeni dönem',
    headers: {
      'List-Id': 'Haftalik bulten <bulten.e-ticaret-gundemi.test>',
      'List-Unsubscribe': '<https://e-ticaret-gundemi.test/cik>',
      Precedence: 'bulk',
    },
    text: `Bu hafta: kargoda yeni dönem, kış kampanyalarında öne çıkanlar ve okuyucu mektupları.

Listeden çıkmak için: https://e-ticaret-gundemi.test/cik`,
    html: `<h1 style="color:#0b6e4f">Haftanın bülteni</h1><ul><li>Kargoda yeni dönem</li><li>Kış kampanyalarında öne çıkanlar</li><li>Okuyucu mektupları</li></ul><p style="font-size:12px;color:#888888"><a href="https://e-ticaret-gundemi.test/cik">Listeden çıkın</a></p>`,
  },
  {
    key: 'geri-dondu',
    from: { name: 'Mail Delivery System', address: 'mailer-daemon@bilet.test' },
    type: null,
    hoursAgo: 1.8,
    subject: 'Undelivered Mail Returned to Sender',
    envelopeFrom: '',
    headers: { 'Auto-Submitted': 'auto-replied' },
    text: `I'm sorry to have to inform you that your message could not be delivered to one or more recipients.`,
    mime: `Content-Type: multipart/report; report-type=delivery-status; boundary="rapor.1763/bilet.test"

--rapor.1763/bilet.test
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<eski.adres@ornek-magaza.test>: host mx.ornek-magaza.test said: 550 5.1.1
    User unknown

--rapor.1763/bilet.test
Content-Type: message/delivery-status

Reporting-MTA: dns; bilet.test

Final-Recipient: rfc822; eski.adres@ornek-magaza.test
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--rapor.1763/bilet.test
Content-Type: text/rfc822-headers

From: destek@bilet.test
To: eski.adres@ornek-magaza.test
Subject: Kasim kampanyasi
Message-ID: <kampanya-1763@bilet.test>

--rapor.1763/bilet.test--`,
  },
  {
    key: 'spam',
    from: { name: 'SEO Experts', address: 'rank1@hizli-sira.test' },
    type: null,
    hoursAgo: 2.61,
    subject: 'Sitenizi 1 haftada 1. sıraya taşıyalım!!!',
    // As the filter of a mail server marks it.
    headers: { 'X-Spam-Flag': 'YES', 'X-Spam-Status': 'Yes, score=11.4 required=5.0 tests=BAYES_99,SUBJ_EXCESS' },
    text: `Sayın yetkili, Google’da 1. SIRA GARANTİSİ! Sınırlı kontenjan, hemen arayın. %70 indirim yalnızca bugün.`,
  },
];
