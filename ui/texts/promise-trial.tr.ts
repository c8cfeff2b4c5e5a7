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
  'promise-trial.due': '{outcome} (son an: {time})',
  'promise-trial.late': '{outcome}, {duration} gecikti (son an: {time})',
};
