import type { Translation } from '../translation.ts';
import type { en } from './promise-trial.en.ts';

/** Turkish texts of trying a policy or a calendar on the past. */
export const tr: Translation<typeof en> = {
  'promise-trial.text': 'Hangi sözler verilir, kaçı tutulurdu? Hiçbir şey değişmez, kimseye bildirim gitmez.',
  'promise-trial.text.calendar': 'Bu saatlerle sözlerin kaçı tutulurdu? Hiçbir şey değişmez, kimseye bildirim gitmez.',
  'promise-trial.kept_one': 'tutulmayan söz tutulurdu',
  'promise-trial.kept_other': 'tutulmayan söz tutulurdu',
  'promise-trial.broken_one': 'tutulan söz tutulmazdı',
  'promise-trial.broken_other': 'tutulan söz tutulmazdı',
  'promise-trial.clocks': 'Tutulan sözler',
  'promise-trial.clock': 'Söz',
  'promise-trial.counts': '{kept} tutuldu, {broken} tutulmadı',
  'promise-trial.nothing': 'söz yok',
  'promise-trial.hours': 'Tutulmayan sözler ne zaman başladı? ({zone})',
  'promise-trial.hours.of': 'Hangileri',
  'promise-trial.hours.none': 'Tutulmayan söz yok.',
  'promise-trial.day': 'Gün',
  'promise-trial.teams': 'Ekiplere göre',
  'promise-trial.team': 'Ekip',
  'promise-trial.tickets': 'Sonucu değişen sözler',
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
  'open-effect.open': 'Şu anda {count} açık talep var. Bu değişiklikle:',
  'open-effect.part':
    'Şu anda {count} açık talep var; bunlardan {looked} tanesi kontrol edilebildi. Bu değişiklikle bunların arasından:',
  'open-effect.part.nothing':
    'Şu anda {count} açık talep var; bunlardan {looked} tanesi kontrol edilebildi, bunlarda bir şey değişmiyor.',
  'open-effect.counting': 'Açık taleplere etkisi hesaplanıyor…',
  'open-effect.progress': '{looked}/{of} talep kontrol edildi',
  'open-effect.late': 'talep hemen gecikir ve “Geciken” görünümüne girer',
  'open-effect.opening': 'talep mesai başlayınca gecikir: {time}',
  'open-effect.nearly': 'talebin süresi dolmak üzere olur; ayrıca uyarı gitmez',
  'open-effect.sooner': 'talebin hedefi öne alınır',
  'open-effect.later': 'talebin hedefi ileri alınır ya da kalkar',
  'open-effect.standing.late':
    'talebin süresi şu anda durmuş; yeniden işleyince gecikmiş olur, o zaman sorumlusuna ve ekip liderine haber verilir',
  'open-effect.standing.otherwise': 'talebin süresi şu anda durmuş; yeniden işleyince hedefi değişir',
  'open-effect.told':
    'Geciken ya da süresi dolmak üzere olan talepler için {names} tek bir bildirim alır; her talep için ayrı bildirim gitmez.',
  'open-effect.steps':
    'Geciken talepler için kurallar çalışmaz, hizmet sözünün süre dolunca yapılacak adımları atlanır. Daha sonra yapılacak adımların süresi bu değişiklikten itibaren işler: öncelik yükselir ya da talep başkasına verilir; bildirimler hepsi için bir kez gider.',
  'open-effect.nobody': 'Bunun için şimdi kimseye bildirim gitmez.',
  'open-effect.others': 'belki başkaları',
  'open-effect.unknown': 'Açık taleplere etkisi hesaplanamadı.',
  'open-effect.back': 'Vazgeç',
  'open-effect.go-on': 'Uygula',
  'open-effect.more_one': '{count} kişi daha',
  'open-effect.more_other': '{count} kişi daha',
};
