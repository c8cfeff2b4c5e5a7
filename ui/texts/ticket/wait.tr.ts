import type { Translation } from '../translation.ts';
import type { en } from './wait.en.ts';

/** Turkish texts of waiting for somebody else than the customer. */
export const tr: Translation<typeof en> = {
  'action.wait': 'Başkasını bekle…',
  'action.end-wait': 'Beklemeyi bitir',
  'done.wait-ended': 'Sıra yeniden bizde',
  'wait.title': 'Başkasını bekle',
  'wait.text':
    'Beklerken müşteriye hatırlatma gönderilmez, talep kapatılmaz. Hatırlatma zamanı gelince sıra yine sizde olur; talep “Takip” görünümüne döner.',
  'wait.whom': 'Kim bekleniyor?',
  'wait.third-party': 'Üçüncü taraf',
  'wait.colleague': 'İş arkadaşı',
  'wait.reason': 'Ne bekleniyor?',
  'wait.reason.third-party': 'örn. tedarikçinin teklifi',
  'wait.reason.colleague': 'örn. muhasebenin onayı',
  'wait.reason.missing': 'Neyi beklediğinizi yazın; talebe sonra bakan da bilsin',
  'wait.until': 'Ne zaman hatırlatılsın?',
  'wait.do': 'Bekle',
  'wait.reminder': 'Hatırlatma: {time}',
  'waiting.third-party': 'Üçüncü taraf bekleniyor',
  'waiting.third-party.brief': 'Üçüncü taraf',
  'waiting.colleague': 'İş arkadaşı bekleniyor',
  'waiting.colleague.brief': 'İş arkadaşı',
  'followup.wait': 'Bekleme bitti',
};
