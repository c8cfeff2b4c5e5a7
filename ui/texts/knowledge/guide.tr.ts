import type { Translation } from '../translation.ts';
import type { en } from './guide.en.ts';

/** Turkish texts around the guide. */
export const tr: Translation<typeof en> = {
  'guide.title': 'Kılavuz',
  'guide.text': 'Bilet’in nasıl çalıştığını anlatan kısa sayfalar.',
  'guide.find': 'Kılavuzda ara',
  'guide.found_one': '{count} sonuç',
  'guide.found_other': '{count} sonuç',
  'guide.none': 'Kılavuzda bulunamadı',
  'guide.none.text': 'Başka bir kelime ya da kelimenin bir bölümünü deneyin.',
  'guide.gone': 'Kılavuzda böyle bir sayfa yok',
  'guide.all': 'Tüm sayfalar',
  'guide.here': 'Bu sayfada',
  'guide.for.agents': 'Temsilciler için',
  'guide.for.leads': 'Ekip liderleri için',
  'guide.for.operators': 'Sistem yöneticileri için',
  'guide.connecting': 'Sağlayıcıya göre posta kutusu bağlama',
  'guide.ask.today': 'Bu sayfada neler var?',
  'guide.ask.everyday': 'Gündelik işler en kısa nasıl yapılır?',
  'guide.ask.lists': 'Listeler nasıl sıralanır?',
  'guide.ask.search': 'Nasıl aranır?',
  'guide.ask.writing': 'Yanıtlar nasıl yazılır?',
  'guide.ask.notices': 'Kime ne zaman bildirim gider?',
  'guide.ask.time': 'Süreler nasıl hesaplanır?',
  'guide.ask.routing': 'Talepler nasıl dağıtılır?',
  'guide.ask.rules': 'Kurallar nasıl çalışır?',
  'guide.ask.custom-fields': 'Özel alanlar nasıl çalışır?',
  'guide.ask.people': 'Kişiler, ekipler ve saatler nasıl yönetilir?',
  'guide.ask.mail-texts': 'Hangi e-postalar otomatik gönderilir?',
  'guide.ask.alarms': 'Neler izlenmeli?',
};
