import type { Translation } from './translation.ts';
import type { en } from './fault.en.ts';

/** Turkish texts of what is wrong with a field. */
export const tr: Translation<typeof en> = {
  'field-fault.missing': 'Bu alanı doldurun.',
  'field-fault.malformed': 'Bu biçimde kullanılamaz.',
  'field-fault.no-address': 'Bu bir e-posta adresi değil.',
  'field-fault.too-short': 'En az {limit} karakter olmalı.',
  'field-fault.too-long': 'En çok {limit} karakter olabilir.',
  'field-fault.too-small': 'En az {limit} olmalı.',
  'field-fault.too-large': 'En çok {limit} olabilir.',
  'field-fault.too-few': 'En az {limit} tane olmalı.',
  'field-fault.too-many': 'En çok {limit} tane olabilir.',
  'field-fault.too-deep': 'Koşullar en çok {limit} kat iç içe olabilir.',
  'field-fault.not-offered': 'Seçeneklerden birini seçin.',
  'field-fault.unexpected': 'Bu sayfa güncel değil. Lütfen yenileyin.',
  'field-fault.unknown': 'Böyle bir kayıt yok ya da silinmiş.',
  'field-fault.taken': 'Bu zaten kullanılıyor.',
  'field-fault.over-mail-size':
    'Bu yanıt dosyalarıyla birlikte {is} MB; e-posta sağlayıcınız bir e-postada en çok {limit} MB kabul ediyor. Daha az ya da daha küçük dosya ekleyin.',
  'field-fault.over-recipients':
    'Bu yanıtın {is} alıcısı var; e-posta sağlayıcınız bir e-postada en çok {limit} alıcıya izin veriyor. Bazılarını çıkarın.',
  'field-fault.our-own': 'Bu bizim kendi adresimiz: e-posta bize geri döner.',
  'field-fault.agents-own':
    'Bu adresle Bilet’te oturum açan biri var. Adres bizim olursa ondan gelen e-postalar bekletilir.',
  'field-fault.customers-own':
    'Bu adresten bir müşteri yazıyor; kapanmamış talep sayısı: {limit}. Adres bizim olursa ona yanıt verilemez. Önce bu talepleri kapatın ya da başka bir kişiye verin.',
  'field-fault.oneself': 'Kendi hesabınızı devre dışı bırakamazsınız.',
  'field-fault.last-admin':
    'Oturum açmış başka bir yönetici yok. Önce birini yönetici yapın ve bir kez oturum açmasını sağlayın.',
  'field-fault.mailboxes-own':
    'Bu bir posta kutumuzun adresi: oraya giden e-posta talep olur. Kişinin kendi adresini yazın.',
  'field-fault.reached': 'E-posta bu adrese zaten ulaştı.',
  'field-fault.corrected': 'Düzeltilen adresin kendisi bu. Lütfen doğru adresi yazın.',
  'field-fault.password-again': 'Parolayı yeniden girin.',
  'field-fault.no-archive-day': '1 Ocak 1990 ile bugün arasında bir gün seçin.',
  'field-fault.consent-again': 'Burada başka bir sertifikaya güveniliyor. Lütfen yeniden izin verin.',
  'field-fault.app-unknown': 'Sağlayıcı bu kimliği bu dizinde tanımıyor.',
  'field-fault.directory-unknown': 'Sağlayıcı bu dizini tanımıyor.',
  'field-fault.secret-refused': 'Sağlayıcı bu gizli anahtarı kabul etmiyor. Kimliğini değil, değerini kopyalayın.',
  'field-fault.secret-expired': 'Bu gizli anahtarın süresi dolmuş. Sağlayıcıda yenisini oluşturun.',
  'field-fault.no-certificate':
    'Bu bir sertifika değil. “BEGIN CERTIFICATE” satırından “END CERTIFICATE” satırına kadar tamamını yapıştırın.',
  'field-fault.no-authority':
    'Bu sertifika başka sertifikaları onaylayamaz. Onu imzalayan kurumun sertifikasını girin.',
  'field-fault.expired': 'Bu sertifikanın süresi dolmuş.',
  'field-fault.not-of-service': 'Bu sunucu izni veren sağlayıcının değil ya da bağlantısı şifreli değil.',
  'field-fault.overlaps': 'Bu süre var olan bir kayıtla çakışıyor. Başka saatler seçin ya da önce o kaydı değiştirin.',
  'field-fault.ends-first': 'Bitiş, başlangıçtan sonra olmalı.',
  'field-fault.past': 'Gelecekte bir zaman seçin.',
  'field-fault.merged-away':
    'Bu adlı ekip başka bir ekiple birleştirildi. Başka bir ad seçin ya da bu adla ekip ekleyerek eski ekibi geri getirin.',
  'field-fault.no-time-zone': 'Böyle bir saat dilimi yok. Adıyla seçin, örneğin Europe/Istanbul.',
  'field-fault.no-calendar-file': 'Bu dosyadan hiçbir gün okunamadı. Bir takvim dosyası (.ics) seçin.',
  'field-fault.anybodys': 'Bu alan adından herkes adres alabilir. Yalnızca kuruluşa ait bir alan adı yazın.',
  'field-fault.blocks-everybody':
    'Bu alan adından herkes adres alabilir; hepsi engellenmiş olur. Bunun yerine gönderenin tam adresini engelleyin.',
  'field-fault.list-off':
    'Engellenen gönderenler kuralı kapalı olduğu için kimse engellenmez. Önce Kurallar sayfasında açın.',
  'field-fault.not-blockable': 'Bu, kendi adreslerimizden birini ya da burada çalışan birini engeller.',
  'field-fault.kept-by-list': 'Bu kural engellenen gönderenler listesinden gelir. Oradan değiştirin.',
  'field-fault.without-code':
    'Müşterilerin yanıtları takip koduyla eşleştirilir. Metne takip kodunun yer tutucusunu ekleyin.',
  'field-fault.without-links':
    'Metinde iki yanıt bağlantısı da birer kez bulunmalı: her biri, iki noktayla biten bir satırın altında, kendi satırında.',
  'field-fault.not-tried': 'Yalnızca talep açıldığında çalışan kurallar geçmiş taleplerde denenebilir.',
};
