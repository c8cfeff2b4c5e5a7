/** Words of attached files, as they are found for search. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { LIMITS } from '../../../domain/limits.ts';
import { textOfFile } from '../../../mail/attached/text.ts';
import { docxOf, zipOf } from '../../support/files/zip.ts';

test('a text of Word is its paragraphs, header and notes, without codes of fields', () => {
  const file = zipOf({
    'word/document.xml':
      '<w:document><w:p><w:r><w:t>Sipariş </w:t></w:r><w:r><w:instrText>PAGEREF x</w:instrText><w:t>no&amp;su: 104</w:t><w:t>97</w:t><w:tab/><w:t>son</w:t></w:r></w:p><w:p><w:t xml:space="preserve">İade</w:t></w:p></w:document>',
    'word/header1.xml': '<w:hdr><w:p><w:t>Başlık</w:t></w:p></w:hdr>',
    'word/styles.xml': '<w:styles><w:t>stil</w:t></w:styles>',
  });
  expect(textOfFile(file).split('\n')).toEqual(['Sipariş no&su: 10497', 'son', 'İade', '', 'Başlık']);
});

test('a sheet is the texts and numbers of its cells', () => {
  const file = zipOf({
    'xl/sharedStrings.xml': '<sst><si><t>Ürün adı</t></si><si><r><t>iki </t></r><r><t>parça</t></r></si></sst>',
    'xl/worksheets/sheet1.xml':
      '<worksheet><c r="A1" t="s"><v>0</v></c><c r="B1"><v>10497</v></c><c r="C1" t="inlineStr"><is><t>satır içi</t></is></c></worksheet>',
  });
  expect(textOfFile(file).split(/\s*\n\s*/)).toEqual(['Ürün adı', 'iki parça', '10497', 'satır içi']);
});

test('slides and the open formats are read', () => {
  expect(
    textOfFile(zipOf({ 'ppt/slides/slide1.xml': '<p:sld><a:p><a:r><a:t>Sunum başlığı</a:t></a:r></a:p></p:sld>' })),
  ).toBe('Sunum başlığı');
  const odt = zipOf({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml':
      '<office:text><text:h>Konu</text:h><text:p>Kırık<text:s/>cam <text:span>şişe</text:span></text:p></office:text>',
  });
  expect(textOfFile(odt).split('\n')).toEqual(['Konu', 'Kırık', 'cam şişe']);
});

test('a text file is read in UTF-8 or as Turkish Windows writes it', () => {
  expect(textOfFile(Buffer.from('ışık ğüş'))).toBe('ışık ğüş');
  expect(textOfFile(Buffer.from([0xfd, 0xfe, 0x20, 0xf0]))).toBe('ış ğ');
});

test('a PDF file as a browser prints it is read in Turkish, words whole and lines apart', () => {
  const text = textOfFile(readFileSync(path.join(import.meta.dirname, '../../fixtures/attached/fatura.pdf')));
  expect(text.split('\n')).toEqual([
    'İADE FATURASI',
    'Sipariş numarası: SIP-10497-K, Şükrü Çağlar, ğüşiöç ĞÜŞİÖÇ ışık.',
    'Ürün Zümrüdüanka kuşu',
    'Tutar 1.250,50 TL',
    'kargo takip no 998877',
    'Bu uzun bir paragraf, iki yana yaslanmış',
    'olarak basılır ve sözcükler arası boşluk değişir.',
  ]);
});

const pdf = (program: string | Buffer, font: string, more = '', filter = '') =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj <</Type/Pages/Kids[2 0 R]/Resources<</Font<</F1 4 0 R>>>>>> endobj\n2 0 obj <</Type/Page/Parent 1 0 R/Contents 3 0 R>> endobj\n` +
        `4 0 obj ${font} endobj\n${more}\n3 0 obj <</Length ${program.length}${filter}>>\nstream\n`,
      'latin1',
    ),
    Buffer.from(program as string, 'latin1'),
    Buffer.from('\nendstream endobj\ntrailer <</Root 1 0 R>>', 'latin1'),
  ]);
const PLAIN = '<</Type/Font/Subtype/Type1/Encoding/WinAnsiEncoding>>';

test('strings of a PDF file are told apart by where they stand', () => {
  expect(
    textOfFile(
      pdf(
        'BT /F1 10 Tf (Fa) Tj (tura) Tj 100 0 Td (no) Tj 0 -12 Td [(104) 20 (97) -400 (TL)] TJ T* (a\\(b\\)\\303) Tj ET',
        PLAIN,
      ),
    ),
  ).toBe('Fatura no\n10497 TL a(b)Ã'.replace(' a(', ' a('));
});

test('letters of a PDF file may be named', () => {
  const font =
    '<</Type/Font/Subtype/TrueType/Encoding<</Differences[1/scedilla/Idotaccent/gbreve/dotlessi/uni011E]>>>>';
  expect(textOfFile(pdf('BT /F1 9 Tf <0102030405> Tj ET', font))).toBe('şİğıĞ');
});

test('a PDF file that a password guards, and one that is damaged, have no words', () => {
  expect(
    textOfFile(Buffer.concat([pdf('BT /F1 9 Tf (gizli) Tj ET', PLAIN), Buffer.from(' trailer <</Encrypt 9 0 R>>')])),
  ).toBe('');
  for (const damaged of [
    '%PDF-1.7 1 0 obj << /Type /Page /Contents 1 0 R /Parent 1 0 R >> endobj',
    '%PDF-',
    '%PDF- 1 0 obj [[[[',
    `%PDF- 1 0 obj ${'['.repeat(100_000)}`,
  ])
    expect(textOfFile(Buffer.from(damaged))).toBe('');
  expect(textOfFile(docxOf('iade').subarray(0, 60))).toBe('');
  expect(textOfFile(Buffer.from([0, 1, 2, 3]))).toBe('');
});

test('what unpacks to more than a file may be is refused', () => {
  const bomb = Buffer.alloc(LIMITS.attachedBytes + 1, 0x20);
  expect(() => textOfFile(zipOf({ 'word/document.xml': bomb }))).toThrow();
  expect(() => textOfFile(pdf(deflateSync(bomb).toString('latin1'), PLAIN, '', '/Filter/FlateDecode'))).toThrow();
  const half = bomb.subarray(0, LIMITS.attachedBytes * 0.6);
  expect(() => textOfFile(zipOf({ 'word/document.xml': half, 'word/footnotes.xml': half }))).toThrow();
});

test('no more of a file is kept than is filed', () => {
  expect(textOfFile(docxOf('söz '.repeat(LIMITS.attachedChars))).length).toBeLessThanOrEqual(LIMITS.attachedChars);
});
