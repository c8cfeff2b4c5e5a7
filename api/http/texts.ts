/** What the API's pages say to people: the customer's confirmation page, the way to a workflow. */
import type { Language } from '../../domain/text/language.ts';
import { makeT } from '../../domain/text/dictionary.ts';

const en = {
  'confirm.title': 'Your request {number}',
  'confirm.ask': 'Is your problem solved?',
  'confirm.about.yes': 'If everything is solved, confirm it here and we will close your request.',
  'confirm.about.no': 'You can leave this empty. We will look into it again either way.',
  'confirm.words': 'Not solved yet? Tell us what is still wrong:',
  'confirm.too-long': 'Please shorten your text to {count} characters, or send it to us by email.',
  'confirm.button.yes': 'Yes, it is solved',
  'confirm.button.no': 'No, it is not solved yet',
  'confirm.done.yes': 'Thank you',
  'confirm.done.yes.about': 'Your request is closed. If it comes up again, simply reply to one of our emails.',
  'confirm.done.no': 'We are looking into it again',
  'confirm.done.no.about':
    'Your request is open again and our team is looking into it. You can add something by replying to our email.',
  'confirm.done.words.about':
    'Your request is open again and what you wrote was added to it. You can add more by replying to our email.',
  'confirm.now.solved': 'This request is closed as solved',
  'confirm.now.solved.about':
    'There is nothing left to do here. If something is still open, simply reply to one of our emails.',
  'confirm.now.closed': 'This request is closed',
  'confirm.now.closed.about': 'If something is still open, simply reply to one of our emails.',
  'confirm.now.open': 'This request is open',
  'confirm.now.open.about':
    'Our team is taking care of it, so this question no longer needs an answer. You can add something by replying to one of our emails.',
  'confirm.now.unanswered': 'This request was closed because we had no reply',
  'confirm.now.unanswered.about':
    'If something is still open, simply reply to one of our emails and it will be reopened.',
  'confirm.now.awaiting': 'We are waiting for your reply',
  'confirm.now.awaiting.about': 'Our team has written to you. Simply reply to that email and we will continue.',
  'confirm.now.resolved': 'We believe this request is solved',
  'confirm.now.resolved.about': 'If something is still open, simply reply to one of our emails.',
  'confirm.now.asked': 'We have asked you whether it is solved',
  'confirm.now.asked.about': 'Please use the link in our latest email, or simply reply to it.',
  'confirm.now.asked-again': 'We have asked you again since then',
  'confirm.now.asked-again.about':
    'This link belongs to an earlier question. Please use the one in our latest email, or simply reply to it.',
  'confirm.not-taken': 'What you wrote could not be saved. Please send it to us by email:',
  'confirm.expired': 'This link is no longer valid',
  'confirm.expired.about':
    'It is too old, or a newer question was sent. If something is still open, simply reply to one of our emails.',
  'confirm.invalid': 'This link is not valid',
  'confirm.invalid.about':
    'It may have been cut off. Please copy the whole address from the email, or simply reply to the email.',
  'confirm.later': 'Please try again shortly',
  'confirm.later.button': 'Try again',
  'confirm.later.about':
    'We could not save your answer just now. Your request is safe. Please press the button again in a minute.',
  'workflow.not-signed-in.about': 'Sign in to Bilet, then follow the link in the ticket again.',
  'workflow.forbidden.about': 'Only administrators can open the workflows behind tickets.',
  'workflow.ticket-not-found.about': 'The number in the address may be wrong, or it belongs to another installation.',
  'workflow.no-ui': 'The address of the Temporal UI is not known',
  'workflow.no-ui.about':
    'Set TEMPORAL_UI_URL where the API runs, for example to https://temporal.example.com, and restart the API. If npm start runs its own Temporal, the address is known once Temporal is running.',
  'workflow.back': 'To your tickets',
  'oauth.unknown': 'This answer was not expected',
  'oauth.unknown.about':
    'The address may have been cut off, or it belongs to another installation. Nothing was changed.',
  'oauth.elsewhere': 'Access was requested in another browser',
  'oauth.elsewhere.about':
    'Access can only be granted in the browser where it was requested. Start again there. Nothing was changed.',
  'oauth.old': 'The request has expired',
  'oauth.old.about': 'It is valid for ten minutes. Start again at the mailbox. Nothing was changed.',
  'oauth.used': 'This answer was already used',
  'oauth.used.about': 'Each answer counts once. You can see the result under Mailboxes.',
  'oauth.back': 'To Mailboxes',
};

const tr: { readonly [K in keyof typeof en]: string } = {
  'confirm.title': '{number} numaralı talebiniz',
  'confirm.ask': 'Sorununuz çözüldü mü?',
  'confirm.about.yes': 'Her şey çözüldüyse buradan onaylayın, biz de talebinizi kapatalım.',
  'confirm.about.no': 'Boş da bırakabilirsiniz; her durumda yeniden ilgileniriz.',
  'confirm.words': 'Henüz çözülmedi mi? Eksik kalanı yazın:',
  'confirm.too-long': 'Lütfen yazdıklarınızı {count} karaktere indirin ya da bize e-postayla gönderin.',
  'confirm.button.yes': 'Evet, çözüldü',
  'confirm.button.no': 'Hayır, henüz çözülmedi',
  'confirm.done.yes': 'Teşekkür ederiz',
  'confirm.done.yes.about':
    'Talebiniz kapatıldı. Konu yeniden gündeme gelirse e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.done.no': 'Yeniden ilgileniyoruz',
  'confirm.done.no.about':
    'Talebiniz yeniden açıldı, ekibimiz ilgileniyor. Eklemek istediklerinizi e-postamızı yanıtlayarak yazabilirsiniz.',
  'confirm.done.words.about':
    'Talebiniz yeniden açıldı, yazdıklarınız talebinize eklendi. Başka ekleyecekleriniz olursa e-postamızı yanıtlamanız yeterli.',
  'confirm.now.solved': 'Bu talep çözüldü olarak kapatıldı',
  'confirm.now.solved.about':
    'Burada yapılacak bir şey kalmadı. Açık kalan bir konu varsa e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.now.closed': 'Bu talep kapatıldı',
  'confirm.now.closed.about': 'Açık kalan bir konu varsa e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.now.open': 'Bu talep açık',
  'confirm.now.open.about':
    'Ekibimiz talebinizle ilgileniyor; bu sorunun artık yanıtlanması gerekmiyor. Eklemek istediklerinizi e-postalarımızdan birini yanıtlayarak yazabilirsiniz.',
  'confirm.now.unanswered': 'Bu talep yanıt alamadığımız için kapatıldı',
  'confirm.now.unanswered.about':
    'Hâlâ açık bir konu varsa e-postalarımızdan birini yanıtlamanız yeterli; talebiniz yeniden açılır.',
  'confirm.now.awaiting': 'Yanıtınızı bekliyoruz',
  'confirm.now.awaiting.about':
    'Ekibimiz size yazdı. O e-postayı yanıtlamanız yeterli; kaldığımız yerden devam ederiz.',
  'confirm.now.resolved': 'Bu talebin çözüldüğünü düşünüyoruz',
  'confirm.now.resolved.about': 'Açık kalan bir konu varsa e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.now.asked': 'Sorununuzun çözülüp çözülmediğini sorduk',
  'confirm.now.asked.about': 'Lütfen son e-postamızdaki bağlantıyı kullanın ya da o e-postayı yanıtlayın.',
  'confirm.now.asked-again': 'Size o günden sonra yeniden sorduk',
  'confirm.now.asked-again.about':
    'Bu bağlantı önceki bir soruya ait. Lütfen son e-postamızdaki bağlantıyı kullanın ya da o e-postayı yanıtlayın.',
  'confirm.not-taken': 'Yazdıklarınız kaydedilmedi. Lütfen bize e-postayla gönderin:',
  'confirm.expired': 'Bu bağlantının süresi dolmuş',
  'confirm.expired.about':
    'Bağlantı çok eski ya da daha yeni bir soru gönderilmiş. Açık kalan bir konu varsa e-postalarımızdan birini yanıtlamanız yeterli.',
  'confirm.invalid': 'Bu bağlantı geçerli değil',
  'confirm.invalid.about':
    'Bağlantı yarım kopyalanmış olabilir. Lütfen adresin tamamını e-postadan kopyalayın ya da e-postayı yanıtlayın.',
  'confirm.later': 'Lütfen birazdan yeniden deneyin',
  'confirm.later.button': 'Yeniden dene',
  'confirm.later.about':
    'Yanıtınızı şu anda kaydedemedik. Talebiniz güvende; lütfen bir dakika sonra düğmeye yeniden basın.',
  'workflow.not-signed-in.about': 'Oturum açın, ardından talepteki bağlantıya yeniden tıklayın.',
  'workflow.forbidden.about': 'Taleplerin arkasındaki iş akışları yalnızca yöneticilere açıktır.',
  'workflow.ticket-not-found.about': 'Adresteki numara yanlış olabilir ya da başka bir kuruluma aittir.',
  'workflow.no-ui': 'Temporal arayüzünün adresi bilinmiyor',
  'workflow.no-ui.about':
    'API’nin çalıştığı yerde TEMPORAL_UI_URL değişkenine adresi yazın, örneğin https://temporal.example.com, ve API’yi yeniden başlatın. npm start kendi Temporal’ını çalıştırıyorsa adres, Temporal açılınca otomatik olarak bilinir.',
  'workflow.back': 'Taleplere git',
  'oauth.unknown': 'Bu yanıtı bekleyen yok',
  'oauth.unknown.about': 'Adres yarım kalmış ya da başka bir kuruluma ait olabilir. Hiçbir şey değişmedi.',
  'oauth.elsewhere': 'İzin başka bir tarayıcıda istendi',
  'oauth.elsewhere.about':
    'İzin yalnızca istendiği tarayıcıda verilebilir. Lütfen orada yeniden başlayın; hiçbir şey değişmedi.',
  'oauth.old': 'İzin isteğinin süresi dolmuş',
  'oauth.old.about': 'Yanıt on dakika içinde verilmelidir. Posta kutusundan yeniden başlayın; hiçbir şey değişmedi.',
  'oauth.used': 'Bu yanıt daha önce alındı',
  'oauth.used.about': 'Her yanıt bir kez geçerlidir. Sonucunu posta kutularında görebilirsiniz.',
  'oauth.back': 'Posta kutularına dön',
};

const texts = { en: makeT('en', { en, tr }), tr: makeT('tr', { en, tr }) };

/** The texts of one language. */
export const apiTexts = (language: Language) => texts[language];
