import type { Translation } from './translation.ts';
import type { en } from './guide.en.ts';

/** Turkish texts around the guide. */
export const tr: Translation<typeof en> = {
  'guide.title': 'Kılavuz',
  'guide.text': 'Bilet’in neyi neden yaptığını anlatan kısa sayfalar.',
  'guide.find': 'Kılavuzda ara',
  'guide.found_one': '{count} yer',
  'guide.found_other': '{count} yer',
  'guide.none': 'Kılavuzda bulunamadı',
  'guide.none.text': 'Başka bir sözcük ya da bir parçasını deneyin.',
  'guide.gone': 'Kılavuzda böyle bir sayfa yok',
  'guide.all': 'Bütün sayfalar',
  'guide.here': 'Bu sayfada',
  'guide.for.agents': 'Yanıtlayanlar için',
  'guide.for.leads': 'Ekip liderleri için',
  'guide.for.operators': 'Sistemi işletenler için',
  'guide.connecting': 'Posta kutusu bağlamak, sağlayıcı sağlayıcı',
  'guide.ask.today': 'Bu sayfada neler var?',
  'guide.ask.lists': 'Listeler nasıl sıralanır?',
  'guide.ask.search': 'Nasıl aranır?',
  'guide.ask.writing': 'Yanıtlar nasıl yazılır?',
  'guide.ask.notices': 'Kim neden haberdar edilir?',
  'guide.ask.time': 'Süre nasıl sayılır?',
  'guide.ask.routing': 'İşler nasıl paylaştırılır?',
  'guide.ask.rules': 'Kurallar nasıl çalışır?',
  'guide.ask.people': 'Kişiler, ekipler ve saatler nasıl düzenlenir?',
  'guide.ask.mail-texts': 'Hangi e-postalar kendiliğinden gider?',
  'guide.ask.alarms': 'Neler izlenmeli?',
};
