import type { Translation } from './translation.ts';
import type { en } from './fault.en.ts';

/** Turkish texts of what is wrong with a field. */
export const tr: Translation<typeof en> = {
  'field-fault.missing': 'Bu alanı doldurun.',
  'field-fault.malformed': 'Bu, yazıldığı gibi kullanılamıyor.',
  'field-fault.no-address': 'Bu bir e-posta adresi değil.',
  'field-fault.too-short': 'En az {limit} karakter olmalı.',
  'field-fault.too-long': 'En çok {limit} karakter olabilir.',
  'field-fault.too-small': 'En az {limit} olmalı.',
  'field-fault.too-large': 'En çok {limit} olabilir.',
  'field-fault.too-few': 'En az {limit} tane olmalı.',
  'field-fault.too-many': 'En çok {limit} tane olabilir.',
  'field-fault.too-deep': 'Koşullar en çok {limit} kat iç içe olabilir.',
  'field-fault.not-offered': 'Sunulan seçeneklerden birini seçin.',
  'field-fault.unexpected': 'Sayfa ile sunucu birbirine uymuyor; sayfayı yenileyin.',
  'field-fault.unknown': 'Böyle bir kayıt yok ya da kaldırılmış.',
  'field-fault.taken': 'Bu zaten kullanılıyor.',
  'field-fault.over-mail-size':
    'Bu yanıt dosyalarıyla birlikte yolda {is} MB tutar; posta kutusunun sağlayıcısı bir e-postada en çok {limit} MB kabul ediyor. Daha az ya da daha küçük dosya ekleyin.',
  'field-fault.over-recipients':
    'Bu yanıtın {is} alıcısı var; posta kutusunun sağlayıcısı bir e-postada en çok {limit} alıcıya izin veriyor.',
  'field-fault.our-own': 'Bu bizim kendi adresimiz: e-posta bize geri döner.',
  'field-fault.agents-own':
    'Bu adresle Bilet’te oturum açılıyor. Bizim adresimiz olursa ondan gelen e-postalar bekletilir.',
  'field-fault.customers-own':
    'Bu adresten bir müşteri yazıyor; kapanmamış talebi: {limit}. Bizim adresimiz olursa ona yanıt verilemez. Önce bu talepleri kapatın ya da başka bir kişiye verin.',
  'field-fault.oneself': 'Kendi hesabınızı kapatamazsınız.',
  'field-fault.last-admin': 'Oturum açmış başka yönetici yok: önce birini yönetici yapın, o da bir kez oturum açsın.',
  'field-fault.mailboxes-own':
    'Bu bir posta kutumuzun adresi: oraya giden e-posta talep olur. Kişinin kendi adresini yazın.',
  'field-fault.reached': 'E-posta bu adrese zaten ulaştı.',
  'field-fault.corrected': 'Bu adresin kendisi de düzeltiliyor; lütfen doğru adresi yazın.',
  'field-fault.password-again': 'Parolayı yeniden girin.',
  'field-fault.no-archive-day': '1 Ocak 1990 ile bugün arasında bir gün seçin.',
  'field-fault.consent-again': 'Burada başka bir sertifikaya güveniliyor: lütfen izni yeniden alın.',
  'field-fault.app-unknown': 'Sağlayıcı bu kimliği bu dizinde tanımıyor.',
  'field-fault.directory-unknown': 'Sağlayıcı bu dizini tanımıyor.',
  'field-fault.secret-refused': 'Sağlayıcı bu gizli anahtarı kabul etmiyor. Kimliğini değil, değerini kopyalayın.',
  'field-fault.secret-expired': 'Bu gizli anahtarın süresi dolmuş. Sağlayıcıda yenisini oluşturun.',
  'field-fault.no-certificate':
    'Bu bir sertifika değil. “BEGIN CERTIFICATE” satırından “END CERTIFICATE” satırına kadar tamamını yapıştırın.',
  'field-fault.no-authority': 'Bu sertifika başkalarına kefil olamaz. Onu imzalayan kurumun sertifikasını girin.',
  'field-fault.expired': 'Bu sertifikanın süresi dolmuş.',
  'field-fault.not-of-service': 'Bu sunucu izni veren sağlayıcının değil ya da bağlantısı şifreli değil.',
  'field-fault.overlaps': 'Bu sürenin bir bölümü dolu. Başka saatler seçin ya da önce o kaydı değiştirin.',
  'field-fault.ends-first': 'Bitiş, başlangıçtan sonra olmalı.',
  'field-fault.past': 'Henüz geçmemiş bir zaman seçin.',
  'field-fault.merged-away':
    'Bu adı taşıyan ekip başka bir ekiple birleştirildi. Başka bir ad seçin ya da bu adla yeni bir ekip ekleyin; eski ekip geri gelir.',
  'field-fault.no-time-zone': 'Böyle bir saat dilimi yok. Adıyla seçin, örneğin Europe/Istanbul.',
  'field-fault.no-calendar-file': 'Bundan hiçbir gün okunamadı. Bir takvim dosyası (.ics) seçin.',
  'field-fault.anybodys': 'Bu alan adında herkes adres alabilir. Yalnızca kuruluşa ait bir alan adı yazın.',
  'field-fault.blocks-everybody':
    'Bu alan adında herkes adres alabilir, hepsi engellenmiş olur. Göndereni tam adresiyle engelleyin.',
  'field-fault.list-off': 'Engellenen gönderenler kuralı kapalı; kimse engellenmezdi. Önce Kurallar sayfasında açın.',
  'field-fault.not-blockable': 'Bu, kendi adreslerimizden birini ya da burada çalışan birinin adresini engeller.',
  'field-fault.kept-by-list': 'Bu kuralı engellenen gönderenler listesi tutuyor: oradan değiştirin.',
  'field-fault.without-code': 'Müşterinin yanıtı takip kodundan tanınır: takip kodunun yerini metne ekleyin.',
  'field-fault.without-links':
    'Metinde iki yanıtın bağlantısı da birer kez yer almalı: her biri, iki noktayla biten bir satırın altında, kendi satırında.',
  'field-fault.not-tried': 'Yalnızca talep açıldığında sorulan bir kural geçmişteki taleplerde denenebilir.',
};
