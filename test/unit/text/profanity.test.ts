/** Curses and insults, and the many words that only look like them. */
import { expect, test } from '@jest/globals';
import { profanitiesIn } from '../../../domain/text/profanity.ts';

const TELLING_TR = `
Siktir git.
SİKTİR GİT
siktirin gidin artık
hassiktir ya
Amk böyle hizmetin
a.m.k. paramı verin
amına koyayım sizin
amına koduğumun firması
Orospu çocukları
OROSPU ÇOCUĞU
orospu cocugu
siz tam bir piçsiniz
Piç kuruları
Ananı sikeyim
şerefsizler paramı geri verin
ŞEREFSİZSİNİZ
serefsiz herifler
siz şerefsizlersiniz
geri zekalı mısınız
gerizekalılar
Gerzeksiniz
dangalaklar
salaksınız
aptalsınız
salak herifler
aptal insanlarsınız
kahpeler
pezevenk
PEZEVENKLER
Sürtük
ibneler
gavat
puştlar
Yavşak mısın sen
yavşaklar
haysiyetsizsiniz
namussuzlar
defolun gidin
Geberin
ağzına sıçayım
Ağzınıza sıçarım
sıçtınız işin içine
boktan bir firma
bok gibi ürün
göt herif
götüne sok
götveren
yarrak gibi hizmet
yarrağımı ye
it oğlu it
İt herifler
eşşek herif
eşoğlu eşek
adi herifler
karaktersizler
avradını
şarlatansınız
embesil misiniz
beyinsizler
sikeyim böyle işi
sikerim
siktiğimin firması
amcıklar
amına koyim
amina koyayim
amini sikeyim
karaktersizsiniz
karaktersiz herif
şerefsizliğiniz
pezevenklerin
aq ya
Amq
`;
const TELLING_EN = `
Fuck you.
what the fuck is this
FUCKING useless
you motherfuckers
f*ck you
f**k off
fck you all
This is bullshit
shitty service
SHIT
sh*t service
what a bunch of assholes
arsehole
you dumbass
Kiss my ass
son of a bitch
Bitch
b*tch
bastards
you bastard
dickhead
suck my dick
you prick
You are a dick... you dick
cunts
twats
wankers
piss off
douchebags
scumbag
You whore
sluts
retards
you retard
go to hell
I hope you rot in hell
drop dead
Go kill yourself
screw you
you idiots
You are idiots
you are all complete morons
You're an idiot
you people are idiots
Stupid idiots!
you are stupid
lying bastards
you lying crooks
stfu
WTF is going on
gtfo
fuckwit
cocksuckers
you are all a bunch of thieves
useless morons
what a shitshow
chickenshit
total imbecile
up yours
absolute scum
utter cretins
you bloody idiot
you retards never answer
fuk you
hey f u
`;
const HARMLESS_TR = `
Siparişim sık sık gecikiyor.
SIK SORULAN SORULAR
sik sik sorulan sorular
Çok sıkıntı yaşadım.
sikinti yasiyorum
Vidaları sıktım.
Vidayi siktim ama olmadi
Kapağı sıkıştı
sikisti kaldi
Şikayet etmek istiyorum.
SIKAYET EDIYORUM
sikayet kaydi
Antik sikke satın aldım.
Sikke koleksiyonu
Amir ile görüştüm.
Amirim onayladı.
Eşyaları götürecekler.
GÖTÜRÜ BEDEL
Götürü usulü anlaşma
götürdüm
götürün lütfen
Kamyon götürsün
Kargo görevlisi götürmedi.
got it, tesekkurler
Amca, amcam, amcaya
Amina Hanım ile konuştum.
Aminata
Pic of the day
pikap
Picasso tablosu
klasik model
Müzik aletleri
fizik tedavi
Plastik kapak
lastikler
elastik
Kaşar peyniri bozuk çıktı.
Mal geldi
LAN kablosu çalışmıyor
Bokser şort
boks eldiveni
boksör
sıçradı
Su sıçratıyor
sıçan kapanı
Yarak değil, yaprak
yararak
İtalya
it works
Köpek maması
Hayvan hastanesi
eşek sütü sabunu
salak yerine koymayın
bizi aptal yerine koyuyorsunuz
beni aptal mıyım sandınız
kahve
geberit
Defolu ürün geldi.
DEFOLU
defo
terbiye edilmiş et
Adi ortaklık
adi posta
Analiz raporu
ananas suyu
İbnülemin Caddesi
sürtünme sesi
Fasikül
Bijonları serviste sıktırın
Vidaları iyice sıktırıp getirin
VİDALARI SIKTIRIŞ
özel karaktersiz
özel karaktersiz parola
Sayın Amina Koyuncu
Amina kodu gönderdi
Bay Amini Saeed
aq-12 kablo
Ulan Batur
Ulan-Ude
`;
const HARMLESS_EN = `
I live in Scunthorpe.
Dick Smith ordered it.
Mr Dick Cheney
Moby Dick edition
My class starts at nine.
business class
Assessment of the assignment
Please pass the message
The glass is broken
grass seeds
Classic assembly
cocktail glasses
Hitchcock DVD
Cockburn Street
cockpit
peacock
Shiitake mushrooms
shitake
Essex
Sussex
Middlesex
analysis
analytics
title and subtitle
Cummings
document
accumulate
circumstances
therapist
Penistone
Arsenal shirt
parse the file
sparse
Basement
embassy
compass
bass guitar
passion
Swansea
bitcoin
a prick of the needle
finger prick test
flame retardant cover
fire retarded cloth
whoreson
shuttle
shirt
sheet
hello
hellebore
Hell is a town in Norway
damask
damnation alley
cracked
scrap metal
scrappy
idiot-proof design
idiot proof
The pussycat costume
kill the process
drop the price
Buckfast
Fukuoka
Fuchs
duck
Mike Hunt
Titanic
sextant
Niger
Nigeria
snigger
moronga
wtfpl.net
Fuk Yuen Street
coating retards corrosion
A F U
Model AQ-200
dumb terminal
It sucks up dust
The (AMQ) broker
info@fuck.example
`;
const lines = (text: string): string[] => text.trim().split('\n');
const strong = (text: string) => profanitiesIn(text).filter((one) => one.strength === 'strong');

test.each([...lines(TELLING_TR), ...lines(TELLING_EN)])('abusive: %s', (text) => {
  expect(strong(text)).not.toEqual([]);
});

test.each([...lines(HARMLESS_TR), ...lines(HARMLESS_EN)])('harmless: %s', (text) => {
  expect(profanitiesIn(text)).toEqual([]);
});

test.each(['Bu ne aptalca bir soru', 'lanet olsun', 'Damn it', 'What a crappy box', 'That was idiotic'])(
  'not said by us, and no abuse of a customer’s: %s',
  (text) => {
    expect(profanitiesIn(text).map((one) => one.strength)).toEqual(['mild']);
  },
);

test('it is told where each stands, in the letters that were written', () => {
  const text = 'Merhaba, ŞEREFSİZSİNİZ ve FUCK you';
  expect(profanitiesIn(text).map((one) => text.slice(one.at, one.at + one.text.length))).toEqual([
    'ŞEREFSİZSİNİZ',
    'FUCK',
  ]);
});
