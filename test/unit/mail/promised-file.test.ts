/** Whether a reply promises a file: sentences as agents write them. */
import { expect, test } from '@jest/globals';
import { promisedFile } from '../../../domain/mail/words/promised-file.ts';

const PROMISES = `
Faturanız ektedir.
Faturanızı ekte bulabilirsiniz.
Ekte faturanızın bir kopyasını iletiyorum.
Ekteki formu doldurup imzalayarak bize gönderir misiniz?
Ekteki dosyayı inceler misiniz?
İade formunu ekte gönderiyoruz.
İADE FORMUNU EKTE GÖNDERİYORUZ.
Ek'te kargo etiketini bulabilirsiniz.
Talep ettiğimiz belge ekte yer almaktadır.
Sözleşmenin imzalı halini ekledim.
Ekran görüntüsünü ekliyorum, oradan takip edebilirsiniz.
Dekontu iliştirdim.
İlişikte kullanım kılavuzunu bulabilirsiniz.
Fiyat teklifimiz ilişiktedir.
Ekli dosyada adım adım anlattık.
Mailin ekinde fatura yer alıyor.
E-postamın ekindeki kılavuza bakabilirsiniz.
Merhaba, rapor ekte. İyi günler
Kurulum talimatlarını pdf olarak ekledik.
Ekteki faturayı kontrol edip onaylayabilirsiniz.
ekteki gorseli inceleyebilirsiniz
Garanti belgenizi ekte sunuyoruz.
Onay yazımız ektedir, bilginize.
Detaylar ekteki tabloda.
Ekte paylaştığımız listeden seçim yapabilirsiniz.
İmzalı sözleşme ektedir; bir nüshasını saklayınız.
Kataloğumuzu ekledim, güzel günlerde kullanın.
Etiketi yazdırmanız için ekte iletiyorum.
Ekte 3 adet fotoğraf var.
İstediğimiz düzeltmeleri ekteki dosyada işaretledik.
Please find attached the invoice.
I have attached the return form.
I've attached a copy of your invoice.
Attached you will find the manual.
The invoice is attached.
See attached.
Please see the attachment for details.
Your receipt is attached to this email.
We are attaching the signed contract.
I'm attaching a screenshot of the settings page.
Enclosed is the offer you asked for.
Please find enclosed our price list.
ATTACHED: the shipping label
You'll find the steps in the attachment.
As requested, the report is attached as a PDF.
Kindly find the attached document.
I attach the warranty certificate.
I'll attach the label as well.
Please check the attached form and sign it.
The attached file shows how to reset it.
Our catalogue is attached below.
Both invoices are attached, sorry for the delay.
Here is the quote, attached as PDF.
The label is in the attachment.
Have a look at the attached picture.
We enclose nothing else, but the form is attached.
Thanks for waiting, the document is attached now.
I have attached it for your records.
Attached is a summary of our call.
Let me know if the attached works for you.
I've attached the form; please send it back signed.
Please find the form attached and could you send it back?
Attached you will find the invoice, could you share the receipt?
Faturanız ektedir, ödemeyi yapıp dekontu gönderir misiniz?
Formu ekte bulabilirsiniz, lütfen imzalayıp gönderin.
Ekte faturanızı bulabilirsiniz, üründe hasar yok.
The report is attached and the payment was not received.
The report is attached, but we did not get your payment.
You attached the old form, so the new form is attached.
İstediğiniz fatura ektedir.
Talep ettiğiniz rapor ekte.
İlettiğiniz fotoğrafı inceledik, raporumuz ektedir.
Raporu ekledim, bulamazsanız yazın.
Ekte fatura, irsaliye ve form var.
I have attached the invoice to this email.
I've attached the return label and your order ships tomorrow.
Formu ekte iletiyorum ama ücret yok.
`;
const PROMISES_NOT = `
Ekte olmadan da işlem yapabiliriz.
Ekte dosya göremedim.
Ekte herhangi bir belge yok.
Ekte bir şey bulunmuyor, yeniden gönderir misiniz?
Ekte gönderdiğiniz faturayı inceledik.
Ekte ilettiğiniz ekran görüntüsü için teşekkürler.
Ekteki gönderdiğiniz dosya açılmadı.
Mailinizin ekindeki fotoğrafı inceledim.
Faturayı ekte gönderir misiniz?
Dekontu ekte iletmenizi rica ederim, ekte gönderin lütfen.
Ürünü sepetinize ekledim.
Hesabınıza 50 TL ekledim.
Sizi listeye ekledik.
Adresinizi sisteme ekledim.
Notunuzu siparişinize ekledim.
Ek olarak bir indirim kodu tanımladık.
Ek ücret alınmamaktadır.
Etek siparişiniz yola çıktı.
Eklenti kurulumu tamamlandı.
Erkekte ve kadında aynı beden kullanılıyor.
Bebekte alerji yapmaz.
Gelecekteki siparişlerinizde kullanabilirsiniz.
Örnekteki gibi yapabilirsiniz.
Yemekte süt ürünü yoktur.
Ürünü renkteki farktan dolayı değiştiriyoruz.
Emekteki payınız için teşekkürler.
Gerekteğinde bize yazabilirsiniz.
Dosyanız ekte gelmemiş, tekrar paylaşabilir misiniz?
Ekte görünmüyor, rica etsem yeniden yollar mısınız?
Paylaştığınız ekteki resim bulanık, ekte gördüğünüz numarayı yazar mısınız?
Talebinizi ekibimize ilettim.
Ekibimiz sizinle iletişime geçecek.
Numaranızı kaydınıza ekledim.
The label attached to the parcel shows the number.
There was no attachment in your message.
I could not open the attachment.
Your attachment did not come through.
Could you attach a screenshot?
Please attach the receipt to your reply.
Nothing was attached to your mail.
The file you attached is damaged.
Thank you for the photo you have attached.
There are no strings attached.
A voucher is attached to your account.
The sensor is attached with two screws.
You can send it as an attachment.
The attachment was missing from your mail.
It seems you forgot to attach the invoice.
The cable must be firmly attached.
The leaflet is enclosed in the box.
The lamp is for enclosed spaces.
Please reply with the receipt attached.
We don't see any attached file.
The invoice wasn't attached to your last message.
I reviewed your attached documents.
Can you send the signed attachment again?
Please upload the attached form's second page again.
We got your mail without the attachment.
The attachment is empty, sorry.
You should attach the form before Friday.
Did you attach the right file?
Unattached parts are listed on page two.
Have you attached the battery?
The attachment you sent cannot be read.
The handle is already attached.
I have attached a note to your account.
I attached the tracking number to your order.
The cable comes attached.
See the enclosed manual in the box.
Plana bir kullanıcı daha ekledim.
Videoyu kanalımıza ekledik.
Faturanıza indirimi ekledik.
Raporu panelinize ekledik.
Could you sign the form and send it attached?
The attachment came through, but is empty.
Ekte fatura, irsaliye ve form yok.
Ekte, ne yazık ki, dosya göremedim.
Fotoğrafı çekin ve ekte gönderin.
The bracket ships attached and needs no tools.
We checked your mail, but nothing was attached.
`;
const lines = (text: string): string[] => text.trim().split('\n');

test.each(lines(PROMISES))('%s', (sentence) => {
  expect(promisedFile(sentence)).not.toBeNull();
});

test.each(lines(PROMISES_NOT))('no file is promised by: %s', (sentence) => {
  expect(promisedFile(sentence)).toBeNull();
});

test('it is told where the words stand', () => {
  const text = 'Merhaba İrem,\n\nEkteki formu doldurun.';
  expect(promisedFile(text)).toEqual({ at: text.indexOf('Ekteki'), text: 'Ekteki' });
});
