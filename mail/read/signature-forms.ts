/**
 * The lines that phones and mail programs put beneath a mail. Each text here is one folded line of bounded length. Only a
 * device or a product tells such a line, and nothing may follow it: `Sent from my side: order 4417` is a sentence.
 */

const MAKE =
  '(?:samsung|galaxy|huawei|xiaomi|redmi|poco|oppo|vivo|realme|honor|oneplus|google|pixel|nokia|sony|xperia|htc|lg|' +
  'motorola|lenovo|casper|vestel|general|mobile|mobil|android|windows|apple|akilli|cep|turkcell|vodafone|pro|max|ultra|' +
  String.raw`plus|note|mini|lite|fold|flip|edge|tab|[a-z]{0,6}\d{1,4}[a-z+]{0,4})`;
const FROM = '[dt][ae]n';
const APOSTROPHE = "['’‘`´ ]?";
/** The device in the form "from my …": `iPhone'umdan`, `Galaxy'mden`, `Samsung cihazımdan`. */
const DEVICE_TR = [
  `(?:iphone|ipad|ipod|blackberry)(?: ${MAKE}){0,3}${APOSTROPHE}(?:[iu]?m)?${FROM}`,
  `(?:${MAKE} ){0,4}${MAKE}${APOSTROPHE}[iu]?m${FROM}`,
  `(?:${MAKE} ){0,6}(?:cihaz|telefon|tablet|bilgisayar)[iu]m${FROM}`,
].join('|');
const PRODUCT =
  '(?:outlook|gmail|yahoo (?:mail|e-?posta|posta)|proton ?mail|yandex(?: ?mail|\\.mail| posta)?|mail\\.ru|k-9 mail|' +
  'thunderbird|aqua ?mail|blue ?mail|spark|edison mail|samsung e-?(?:mail|posta)|mail|posta|e-posta|mymail|gmx(?: mail)?)';
const APP_TR = ` ${PRODUCT}(?: uygulamasi)? ?(?:ile|uygulamasiyla|kullanilarak)`;
/** The address that some of them carry. */
const LINK = String.raw`(?: ?[<([]?https?:\S{1,200})?\.?`;

const KNOWN =
  '(?:iphone|ipad|ipod|blackberry|kindle|mac|macbook|samsung|galaxy|huawei|xiaomi|redmi|poco|oppo|vivo|realme|honor|' +
  'oneplus|google|pixel|nokia|sony|xperia|htc|lg|motorola|moto|lenovo|android|windows|apple|verizon|at&t|t-mobile|sprint|' +
  'vodafone|smart|cell|mobile|wireless|(?:cell|smart|tele)?phone|tablet|handheld|device|computer|laptop|pc)';
/** `Verizon, Samsung Galaxy smartphone`, `Galaxy S21 5G, an AT&T 5G smartphone`. */
const DEVICE_EN = `${KNOWN}(?:,? (?:an? )?(?:${KNOWN}|${MAKE}|air|lte|touch|se|xl)){0,8}`;
const PLATFORM = '(?:ios|android|mac|macos|iphone|ipad|windows(?: (?:10|11|phone))?|mobile|linux|desktop)';

const SIGNATURE = [
  new RegExp(
    `^(?:bu (?:e-?posta|ileti|mesaj|mail) )?(?:${DEVICE_TR})(?:${APP_TR})? (?:gonderildi|gonderilmistir)\\.?$`,
  ),
  new RegExp(`^(?:(?:android|ios|iphone|ipad)${APOSTROPHE}[dt][ae]n? )?${PRODUCT}${APOSTROPHE}${FROM} gonderildi\\.?$`),
  new RegExp(`^(?:android|ios|mac) icin ${PRODUCT}${APOSTROPHE}${FROM} gonderildi\\.?$`),
  new RegExp(`^${PLATFORM} icin ${PRODUCT}(?:${APOSTROPHE}[uiy]{1,2})?(?: uygulamasini)? (?:edinin|alin)${LINK}$`),
  new RegExp(`^windows (?:10 |11 )?icin ${PRODUCT} ile gonderildi\\.?$`),
  new RegExp(
    `^sent (?:from|via|with|using) (?:my |the )?${DEVICE_EN} ?(?:(?:using|with|via|on) (?:the )?${PRODUCT}(?: app)?)?\\.?$`,
  ),
  new RegExp(
    `^sent (?:from|via|with|using) (?:the )?${PRODUCT}(?: app)?(?: (?:for|on) ${PLATFORM}| mobile| secure email)?${LINK}$`,
  ),
  new RegExp(`^get outlook for ${PLATFORM}${LINK}$`),
  new RegExp(`^von meinem ${DEVICE_EN} ?gesendet\\.?$`),
  new RegExp(`^gesendet (?:von|mit) (?:meinem |der )?(?:${DEVICE_EN}|${PRODUCT}(?: app)?) ?\\.?$`),
  new RegExp(`^(?:envoye de(?:puis)? mon|inviato da(?:l mio)?|enviado (?:desde|do|de) (?:mi|meu)) ${DEVICE_EN}\\.?$`),
  new RegExp(`^verstuurd vanaf mijn ${DEVICE_EN}\\.?$`),
];

/** A line that phones and mail programs put beneath a mail. */
export const isSignature = (line: string): boolean => SIGNATURE.some((form) => form.test(line));
