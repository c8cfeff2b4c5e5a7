/** Words of the trade and abbreviations that customers seldom know, as a company's list begins. */
import type { Language } from '../../text/language.ts';
import type { JargonWord } from './jargon.ts';

/** What a company begins with. What everybody knows (KDV, TL, PDF, SMS) is none. */
export const USUAL_JARGON: Record<Language, readonly JargonWord[]> = {
  tr: listed(`
    SLA = söz verdiğimiz süre
    RMA = iade numarası
    ETA = tahmini varış zamanı
    ASAP = en kısa sürede
    FYI = bilginize
    TBD = henüz belli değil
    N/A = yok
    EOD = mesai bitimine kadar
    KPI = ölçüt
    B2B = firmalar arası
    SKU = ürün kodu
    RCA = sorunun nedeni
    PoC = deneme çalışması
    vb. = ve benzeri
    vs. = ve benzeri
    örn. = örneğin
    bkz. = bakınız
    ticket = talep
    workaround = geçici çözüm
    bug = hata
    update = güncelleme
    feedback = geri bildirim
    deadline = son tarih
    eskalasyon = üst birime iletme
    aksiyon = adım
  `),
  en: listed(`
    SLA = the time we have promised
    RMA = return number
    ETA = expected arrival
    ASAP = as soon as possible
    FYI = for your information
    TBD = not decided yet
    TBC = to be confirmed
    N/A = not available
    EOD = the end of the day
    KPI = measure
    B2B = between companies
    SKU = product code
    RCA = the cause of the problem
    AFAIK = as far as we know
    PoC = trial
    e.g. = for example
    i.e. = that is
    workaround = temporary solution
    escalation = passing on to a specialist
    end user = customer
  `),
};

function listed(lines: string): JargonWord[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [word = '', instead = ''] = line.split(' = ').map((part) => part.trim());
      return { word, instead };
    });
}
