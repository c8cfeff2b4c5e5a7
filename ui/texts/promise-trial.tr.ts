import type { Translation } from './translation.ts';
import type { en } from './promise-trial.en.ts';

/** Turkish texts of trying a policy or a calendar on the past. */
export const tr: Translation<typeof en> = {
  'promise-trial.text': 'Neler söz verilir, kaçı tutulurdu? Hiçbir şey değişmez, kimseye bir şey gönderilmez.',
  'promise-trial.text.calendar':
    'Bu saatlerle sözlerin kaçı tutulurdu? Hiçbir şey değişmez, kimseye bir şey gönderilmez.',
  'promise-trial.kept_one': 'söz, şimdi tutulmamışken tutulurdu',
  'promise-trial.kept_other': 'söz, şimdi tutulmamışken tutulurdu',
  'promise-trial.broken_one': 'söz, şimdi öyle değilken tutulmazdı',
  'promise-trial.broken_other': 'söz, şimdi öyle değilken tutulmazdı',
  'promise-trial.clocks': 'Ne kadarı tutuluyor',
  'promise-trial.clock': 'Söz',
  'promise-trial.counts': '{kept} tutuldu, {broken} tutulmadı',
  'promise-trial.nothing': 'söz yok',
  'promise-trial.hours': 'Tutulmayan sözler ne zaman başladı ({zone})',
  'promise-trial.hours.of': 'Hangileri',
  'promise-trial.hours.none': 'Tutulmayan söz yok.',
  'promise-trial.day': 'Gün',
  'promise-trial.teams': 'Ekip ekip',
  'promise-trial.team': 'Ekip',
  'promise-trial.tickets': 'Sonu değişen sözler',
  'promise-trial.newest_one': 'En yeni {count} söz listelenir.',
  'promise-trial.newest_other': 'En yeni {count} söz listelenir.',
  'promise-trial.outcome.kept': 'tutuldu',
  'promise-trial.outcome.broken': 'tutulmadı',
  'promise-trial.outcome.ended': 'yanıtsız bitti',
  'promise-trial.outcome.open': 'sürüyor',
  'promise-trial.outcome.none': 'söz verilmedi',
  'promise-trial.due': '{outcome} (hedef: {time})',
  'promise-trial.late': '{outcome}, {duration} gecikti (hedef: {time})',
  'open-effect.title': 'Açık taleplere etkisi',
  'open-effect.open': 'Şu an {count} açık talep var. Bu değişiklikle:',
  'open-effect.part':
    'Şu an {count} açık talep var; süre içinde {looked} tanesine bakılabildi. Bu değişiklikle yalnızca bunlardan:',
  'open-effect.part.nothing':
    'Şu an {count} açık talep var; süre içinde {looked} tanesine bakılabildi, bunlar için bir şey değişmiyor.',
  'open-effect.counting': 'Açık taleplere etkisi sayılıyor …',
  'open-effect.progress': '{of} talepten {looked} tanesine bakıldı',
  'open-effect.late': 'talebin süresi hemen dolar; “Geciken” listesine girer',
  'open-effect.opening': 'talebin süresi mesai yeniden başlayınca dolar: {time}',
  'open-effect.nearly': 'talebin süresi bununla dolmak üzere; ayrıca uyarılmaz',
  'open-effect.sooner': 'talebin hedefi öne gelir',
  'open-effect.later': 'talebin hedefi ileri gider ya da kalkar',
  'open-effect.standing.late':
    'talebin sayacı şu an duruyor; yeniden işleyince süresi dolmuş olur, o zaman her biri için sorumlusuna ve lidere haber verilir',
  'open-effect.standing.otherwise': 'talebin sayacı şu an duruyor; yeniden işleyince hedefi başka olur',
  'open-effect.told':
    'Süresi bununla dolan ya da dolmak üzere olan talepler için {names} tek bir bildirim alır; talep talep bildirim gitmez.',
  'open-effect.steps':
    'Süresi dolanlar için kurallar çalışmaz, hizmet sözünün süre aşılınca yapılacak adımları atlanır. Süre aşıldıktan bir süre sonra yapılacaklar değişiklikten başlayarak sayılır: her talebin önceliği yükselir ya da talep başkasına verilir; haber verilecek olana hepsi için bir kez haber verilir.',
  'open-effect.nobody': 'Bunun için şimdi kimseye bildirim ya da e-posta gitmez.',
  'open-effect.others': 'belki başkaları',
  'open-effect.unknown': 'Açık talepleri nasıl etkileyeceği şu an hesaplanamadı.',
  'open-effect.back': 'Vazgeç',
  'open-effect.go-on': 'Uygula',
  'open-effect.more_one': '{count} kişi daha',
  'open-effect.more_other': '{count} kişi daha',
};
