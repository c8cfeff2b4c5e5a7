import type { Translation } from './translation.ts';
import type { en } from './keys.en.ts';

/** Turkish texts of the keyboard and its help. */
export const tr: Translation<typeof en> = {
  'help.title': 'Klavye kısayolları',
  'help.move': 'Sonraki / önceki talep',
  'help.open': 'Talebi aç',
  'help.reply': 'Yanıtla',
  'help.note': 'İç not',
  'help.send': 'Gönder',
  'help.assign': 'Ata',
  'help.take': 'Bana ata',
  'help.resolve': 'Çöz',
  'help.snooze': 'Ertele',
  'help.archive': 'Arşivle',
  'help.take-type': 'Önerilen türü ayarla',
  'help.why': 'Süre nasıl hesaplandı',
  'help.panel': 'Özellikleri ve müşteriyi göster',
  'help.find': 'Ara',
  'help.palette': 'Arama ve işlemler',
  'help.go-unassigned': '“Sahipsiz” görünümüne git',
  'help.go-mine': '“Benim” görünümüne git',
  'help.go-open': '“Süren” görünümüne git',
  'help.go-all': '“Bütün talepler” görünümüne git',
  'help.back': 'Geri, kapat',
  'help.help': 'Bu yardım',
  'keys.single': 'Tek tuşlu kısayollar',
  'keys.text': 'R ve J gibi harfler Ctrl olmadan çalışır. Tercihiniz yalnızca size aittir ve bu tarayıcıda saklanır.',
  'keys.are-off': 'Tek tuşlu kısayolları kapattınız; profilinizden yeniden açabilirsiniz.',
};
