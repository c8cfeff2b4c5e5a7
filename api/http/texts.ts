/** What the API's pages say to people: the customer's confirmation page, the way to a workflow. */
import type { Language } from '../../domain/text/language.ts';
import { makeT } from '../../domain/text/dictionary.ts';

const en = {
  'confirm.title': 'Your request {code}',
  'confirm.ask.yes': 'Is your problem solved?',
  'confirm.ask.no': 'Is your problem still there?',
  'confirm.about.yes': 'With the button below you confirm that everything is solved, and we close your request.',
  'confirm.about.no': 'With the button below you tell us that something is still open, and we take care of it again.',
  'confirm.button.yes': 'Yes, it is solved',
  'confirm.button.no': 'No, it is not solved yet',
  'confirm.done.yes': 'Thank you',
  'confirm.done.yes.about': 'Your request is closed. If it comes up again, simply answer one of our mails.',
  'confirm.done.no': 'We are on it again',
  'confirm.done.no.about':
    'Your request is open again and stands with our team. You can add something by answering our mail.',
  'confirm.decided': 'This question was answered already',
  'confirm.decided.about':
    'There is nothing left to do here. If something is still open, simply answer one of our mails.',
  'confirm.expired': 'This link is no longer valid',
  'confirm.expired.about':
    'It is too old, or a newer question was sent. If something is still open, simply answer one of our mails.',
  'confirm.invalid': 'This link is not valid',
  'confirm.invalid.about':
    'It may have been cut off. Please copy the whole address from the mail, or simply answer the mail.',
  'confirm.later': 'Please try again shortly',
  'confirm.later.about':
    'We could not note down your answer just now. Your request is safe; please press the button again in a minute.',
  'workflow.not-signed-in.about': 'Sign in to the desk, then follow the link in the ticket once more.',
  'workflow.forbidden.about': 'The workflows behind the tickets are for administrators.',
  'workflow.ticket-not-found.about': 'The number in the address may be wrong, or it belongs to another installation.',
  'workflow.no-ui': 'The address of the Temporal UI is not known here',
  'workflow.no-ui.about':
    'Set TEMPORAL_UI_URL where the API runs, for example to https://temporal.example.com, and start the API again. An npm start that brings its own Temporal knows the address by itself once Temporal is running.',
  'workflow.back': 'To the desk',
};

const tr: { readonly [K in keyof typeof en]: string } = {
  'confirm.title': 'Talebiniz {code}',
  'confirm.ask.yes': 'Sorununuz çözüldü mü?',
  'confirm.ask.no': 'Sorununuz sürüyor mu?',
  'confirm.about.yes': 'Aşağıdaki düğmeyle her şeyin çözüldüğünü onaylarsınız, biz de talebinizi kapatırız.',
  'confirm.about.no': 'Aşağıdaki düğmeyle sorununuzun sürdüğünü bildirirsiniz, biz de yeniden ilgileniriz.',
  'confirm.button.yes': 'Evet, çözüldü',
  'confirm.button.no': 'Hayır, henüz çözülmedi',
  'confirm.done.yes': 'Teşekkür ederiz',
  'confirm.done.yes.about':
    'Talebiniz kapatıldı. Konu yeniden gündeme gelirse e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.done.no': 'Yeniden ilgileniyoruz',
  'confirm.done.no.about':
    'Talebiniz yeniden açıldı, ekibimiz ilgileniyor. Eklemek istediklerinizi e-postamızı yanıtlayarak yazabilirsiniz.',
  'confirm.decided': 'Bu soru daha önce yanıtlanmış',
  'confirm.decided.about':
    'Burada yapılacak bir şey kalmadı. Açık kalan bir konu varsa e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.expired': 'Bu bağlantının süresi dolmuş',
  'confirm.expired.about':
    'Bağlantı çok eski ya da daha yeni bir soru gönderilmiş. Açık kalan bir konu varsa e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.invalid': 'Bu bağlantı geçerli değil',
  'confirm.invalid.about':
    'Bağlantı yarım kopyalanmış olabilir. Lütfen adresin tamamını e-postadan kopyalayın ya da e-postayı yanıtlayın.',
  'confirm.later': 'Lütfen birazdan yeniden deneyin',
  'confirm.later.about':
    'Yanıtınızı şu anda kaydedemedik. Talebiniz güvende; lütfen bir dakika sonra düğmeye yeniden basın.',
  'workflow.not-signed-in.about': 'Oturum açın, ardından talepteki bağlantıya yeniden tıklayın.',
  'workflow.forbidden.about': 'Taleplerin arkasındaki iş akışları yalnızca yöneticilere açıktır.',
  'workflow.ticket-not-found.about': 'Adresteki numara yanlış olabilir ya da başka bir kuruluma aittir.',
  'workflow.no-ui': 'Temporal arayüzünün adresi bilinmiyor',
  'workflow.no-ui.about':
    'API’nin çalıştığı yerde TEMPORAL_UI_URL değişkenine adresi yazın, örneğin https://temporal.example.com, ve API’yi yeniden başlatın. Kendi Temporal’ını getiren npm start, Temporal çalışır çalışmaz adresi kendiliğinden öğrenir.',
  'workflow.back': 'Taleplere git',
};

const texts = { en: makeT('en', { en, tr }), tr: makeT('tr', { en, tr }) };

/** The texts of one language. */
export const apiTexts = (language: Language) => texts[language];
