import { expect, test } from '@jest/globals';
import { askableOf, parseSearch, piecesOf, tsqueryOf, type Part } from '../../../domain/ticket/search/search.ts';
import { marked, snippetOf, wordsAsked } from '../../../domain/ticket/search/snippet.ts';

const briefly = (part: Part): string => {
  const said = () => {
    switch (part.kind) {
      case 'words':
        return tsqueryOf(part);
      case 'number':
        return part.alone ? `#${part.number}` : `${part.number} or ${tsqueryOf(part.words)}`;
      case 'subject':
      case 'file':
        return `${part.kind} ${tsqueryOf(part.words)}`;
      case 'code':
        return `code ${part.code}`;
      case 'state':
        return `state ${part.state}`;
      case 'type':
        return `type ${part.type}`;
      case 'priority':
        return `priority ${part.priority}`;
      case 'channel':
        return `channel ${part.channel}`;
      case 'is':
        return `is ${part.mark}`;
      case 'before':
      case 'after':
        return `${part.kind} ${typeof part.day === 'number' ? part.day : Object.values(part.day).join('-')}`;
      default:
        return `${part.kind} ${part.value}`;
    }
  };
  return `${part.not ? 'not ' : ''}${said()}`;
};
const asks = (typed: string) => parseSearch(typed).parts.map(briefly);

test.each([
  ['', []],
  ['   ', []],
  ['iade  talebi', ["'iade':*", "('taleb':* | 'talep':*)"]],
  ['"iade talebi"', ["'iade' <-> 'talebi'"]],
  ['“iade talebi”', ["'iade' <-> 'talebi'"]],
  ['"iade tale', ["'iade' <-> 'tale'"]],
  ['-kargo iade', ["not 'kargo':*", "'iade':*"]],
  ['-"geç kaldı"', ["not 'gec' <-> 'kaldi'"]],
  ['10497', ["10497 or '10497'"]],
  ['#10497', ['#10497']],
  ['"10497"', ["'10497'"]],
  ['SIP-10497-K', ["'sip' <-> '10497' <-> 'k'"]],
  ['ayse@firma.com', ["'ayse' <-> 'firma' <-> 'com':*"]],
  ['tid:Xk8m2pQn:tid', ['code Xk8m2pQn']],
  ['kimden:ayşe', ['from ayşe']],
  ['KİMDEN:"Ayşe Kaya"', ['from Ayşe Kaya']],
  ['from:ayse kime:destek to:info', ['from ayse', 'to destek', 'to info']],
  ['etiket:"kırık cam" -tag:iade', ['tag kırık cam', 'not tag iade']],
  ['durum:açık', ['state open']],
  ['DURUM:Kapali', ['state closed']],
  ['state:solved', ['state resolved-pending-confirmation']],
  ['sorumlu:ben owner:none', ['owner ben', 'owner none']],
  ['ekip:iade team:x', ['team iade', 'team x']],
  ['önce:2026-11-28 sonra:01.02.2026', ['before 2026-11-28', 'after 2026-2-1']],
  ['once:dün after:2w before:7g', ['before 1', 'after 14', 'before 7']],
  ['dosya:fatura file:"ek 1.pdf"', ["file ('fatur':*)".replace(/[()]/g, ''), "file 'ek' <-> '1' <-> 'pdf'"]],
  ['konu:iade -subject:"geç kaldı"', ["subject 'iade':*", "not subject 'gec' <-> 'kaldi'"]],
  ['tür:şikayet type:question', ['type complaint', 'type question']],
  ['öncelik:ACİL -priority:low', ['priority urgent', 'not priority low']],
  ['kanal:telefon channel:mail via:web', ['channel phone', 'channel email', 'channel form']],
  ['olan:kaba -is:UNREAD', ['is abusive', 'not is unread']],
  ['durum: etiket:', []],
  ['https://firma.com/x', ["'https' <-> 'firma' <-> 'com' <-> 'x'"]],
  ['not: geldi', ["'not':*", "'geldi':*"]],
  ['--- ++ "', []],
])('%s asks for %j', (typed, expected) => {
  expect(asks(typed)).toEqual(expected);
});

test.each([
  ['durum:bozuk', 'not-offered', 'state', 'bozuk'],
  ['type:x', 'not-offered', 'type', 'x'],
  ['öncelik:çok', 'not-offered', 'priority', 'çok'],
  ['kanal:faks', 'not-offered', 'channel', 'faks'],
  ['is:vip', 'not-offered', 'is', 'vip'],
  ['önce:yarın', 'malformed', 'before', 'yarın'],
  ['after:31.02.2026', 'malformed', 'after', '31.02.2026'],
])('%s is said to be wrong, and the rest is still asked', (typed, code, operator, value) => {
  const { parts, faults } = parseSearch(`${typed} iade`);
  expect(faults).toEqual([{ code, operator, value }]);
  expect(parts).toHaveLength(1);
});

test.each([
  ['iade öncelk:acil', ['öncelk']],
  ['category:iade -kategori:"iki söz"', ['category', 'kategori']],
  ['iade durum:açık', []],
  ['https://firma.com Re: iade tid:Xk8m2pQn:tid 10:30', []],
])('%s names the operators that there are not, and they are words', (typed, unknown) => {
  expect(parseSearch(typed).unknown).toEqual(unknown);
});

test('what is wrong is left out of what is asked, wherever it stands', () => {
  expect(askableOf('iade durum:kap "iki söz"')).toBe('iade "iki söz"');
  expect(askableOf('durum:kapalı  iade')).toBe('durum:kapalı  iade');
  expect(parseSearch(askableOf('a '.repeat(50))).faults).toEqual([]);
});

test('more parts than a search may have are said', () => {
  expect(parseSearch('a '.repeat(50)).faults).toEqual([{ code: 'too-many', operator: null, value: '' }]);
});

test('the pieces know where they stand, so that one can be completed in its place', () => {
  expect(piecesOf('iade -durum:aç "iki söz"').map(({ from, to }) => [from, to])).toEqual([
    [0, 4],
    [5, 14],
    [15, 24],
  ]);
});

test('nothing that is typed leaves the quotes of a query', () => {
  for (const typed of ["a'b", "'; drop table ticket --", 'x\\', '"a\'b" c:*', 'a | b & !c'])
    for (const part of wordsAsked(parseSearch(typed).parts))
      expect(tsqueryOf(part)).toMatch(/^(\(?'[\p{L}\p{N}]+'(:\*)?\)?( <-> | \| )?)+$/u);
});

const shown = (typed: string, text: string) =>
  snippetOf(text, wordsAsked(parseSearch(typed).parts))
    ?.map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

test.each([
  ['iade', 'İADE kodum', '[İADE] kodum'],
  ['sipariş', 'Dün\n\nsiparişinizi  aldım', 'Dün [siparişinizi] aldım'],
  ['10497', 'No: SIP-10497-K ve 104975', 'No: SIP-[10497]-K ve 104975'],
  ['SIP-10497-K', 'No: sip 10497 k.', 'No: [sip 10497 k].'],
  ['"çok kızgın"', 'çok mu kızgın, ÇOK KIZGIN', 'çok mu kızgın, [ÇOK KIZGIN]'],
  ['kargo -iade', 'iade kargo', 'iade [kargo]'],
  ['iade iadem', 'iadem', '[iadem]'],
  // Letters that fold to none and to more, as many more as fewer.
  ['nerede', '❤️ kargom nerede Bilet™', '❤️ kargom [nerede] Bilet™'],
])('%s is marked in %j', (typed, text, expected) => {
  expect(shown(typed, text)).toBe(expected);
});

test('a snippet is the surroundings of the first hit, cut between words', () => {
  const said = shown('zümrüt', `${'önce gelen sözler '.repeat(40)} zümrüt ${'sonra gelen sözler '.repeat(40)}`)!;
  expect(said.length).toBeLessThan(260);
  expect(said).toMatch(/^… \S.* \[zümrüt\] .*\S …$/);
  expect(shown('yok', 'hiçbir şey')).toBeUndefined();
});

test('a name is marked whole', () => {
  expect(marked('Fatura 2026.pdf', wordsAsked(parseSearch('dosya:fatura').parts))).toEqual([
    { text: 'Fatura', hit: true },
    { text: ' 2026.pdf', hit: false },
  ]);
});
