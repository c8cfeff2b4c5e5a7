/** The customers of the demo; the same people write the first mails and are offered on the page of the customer's mailbox. */
import type { Address } from '../../domain/mail/message.ts';

const person = (name: string, address: string): Address => ({ name, address });

export const CUSTOMERS = {
  zeynep: person('Zeynep Arslan', 'zeynep.arslan@musteri.test'),
  burak: person('Burak Yıldız', 'burak.yildiz@musteri.test'),
  fatma: person('Fatma Şahin', 'fatma.sahin@musteri.test'),
  emre: person('Emre Çelik', 'emre.celik@musteri.test'),
  gulsen: person('Gülşen Koç', 'gulsen.koc@musteri.test'),
  huseyin: person('Hüseyin Aydın', 'huseyin.aydin@musteri.test'),
  ipek: person('İpek Doğan', 'ipek.dogan@musteri.test'),
  murat: person('Murat Kılıç', 'murat.kilic@musteri.test'),
  derya: person('Derya Öztürk', 'derya.ozturk@ornek-magaza.test'),
  kerem: person('Kerem Güneş', 'kerem.gunes@ornek-magaza.test'),
  emily: person('Emily Carter', 'emily.carter@musteri.test'),
  james: person('James Wilson', 'james.wilson@musteri.test'),
} as const satisfies Record<string, Address>;

/** Those who wrote in the weeks before, and do not now. */
export const EARLIER: readonly Address[] = [
  person('Aslı Tekin', 'asli.tekin@musteri.test'),
  person('Barış Uçar', 'baris.ucar@musteri.test'),
  person('Ceren Polat', 'ceren.polat@musteri.test'),
  person('Doruk Ateş', 'doruk.ates@musteri.test'),
  person('Esra Güler', 'esra.guler@musteri.test'),
  person('Ferhat Işık', 'ferhat.isik@musteri.test'),
  person('Gizem Özkan', 'gizem.ozkan@musteri.test'),
  person('Hakan Yavuz', 'hakan.yavuz@musteri.test'),
];
