/** A canned reply with its form, and a form of our own words as it is kept. */
import { describe, expect, test } from '@jest/globals';
import { filledForm, templateOfForm } from '../../../domain/mail/template/canned-form.ts';
import { cannedFault } from '../../../domain/mail/template/canned-reply.ts';
import { sanitizedForm } from '../../../mail/html/form.ts';

describe('a canned reply with its form', () => {
  const filled = (html: string, name: string) => filledForm(html, { name, number: '1042' }, 'tr');

  test('says what the ticket tells, and what it does not as a blank', () => {
    const html = '<p>Merhaba <strong>{name}</strong>,</p><ul><li><p>{number} ve {code}</p></li></ul>';
    expect(filled(html, 'Deniz')).toBe(
      '<p>Merhaba <strong>Deniz</strong>,</p><ul><li><p>1042 ve [takip kodu]</p></li></ul>',
    );
    expect(filled('<p>{name|Sayın R&amp;D müdürü}</p>', '')).toBe('<p>Sayın R&amp;D müdürü</p>');
    expect(filled('<p>{constructor}</p>', 'Deniz')).toBe('<p>{constructor}</p>');
  });

  test.each([
    ['<b>x', '&lt;b&gt;x'],
    ['"><img src=x onerror=alert(1)>', '&quot;&gt;&lt;img src=x onerror=alert(1)&gt;'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['{number} [numara]\nx', '{number} (numara) x'],
    ['$& $1', '$&amp; $1'],
  ])('the name %j is words in it, and no mark-up, place or blank', (name, said) => {
    expect(filled('<p><em>{name}</em></p>', name)).toBe(`<p><em>${said}</em></p>`);
  });

  test('in an address a value stays a part of it', () => {
    const html = '<p><a href="https://ornek.test/?ad={name}&amp;no={number}">bak</a></p>';
    expect(filled(html, `"> onclick='x' &b`)).toBe(
      '<p><a href="https://ornek.test/?ad=%22%3E%20onclick%3D%27x%27%20%26b&amp;no=1042">bak</a></p>',
    );
  });

  test('is refused where its form takes a place apart', () => {
    const text = { tr: 'Merhaba {name}', en: '' };
    const fault = (tr: string) => cannedFault(text, 0, { tr, en: '' });
    expect(fault('<p>Merhaba <strong>{name}</strong></p>')).toBeNull();
    expect(fault('<p>Merhaba {<strong>name</strong>}</p>')).toEqual({ field: 'text.tr', code: 'malformed' });
    expect(fault('<p>{name|sayın <em>müşteri</em>}</p>')).toEqual({ field: 'text.tr', code: 'malformed' });
  });

  test('begins from a sent reply, whose values become places in its words alone', () => {
    const html = '<p>Merhaba <strong>A&amp;B Ltd</strong> {x}</p><p><a href="https://x.test/1042">1042</a></p>';
    expect(templateOfForm(html, { name: 'A&B Ltd', number: '1042' })).toBe(
      '<p>Merhaba <strong>{name}</strong> (x)</p><p><a href="https://x.test/1042">{number}</a></p>',
    );
  });
});

describe('a form that is kept', () => {
  test.each([
    ['<p style="margin:0">Bir</p><p><strong>iki</strong></p>', '<p>Bir</p><p><strong>iki</strong></p>'],
    ['<p>a</p><p><br></p><p><b>b</b> <i>c</i></p>', '<p>a</p><p></p><p><strong>b</strong> <em>c</em></p>'],
    ['<ol start="3"><li>x</li></ol>', '<ol start="3"><li>x</li></ol>'],
    ['<table><tr><th colspan="2" onclick="x">x</th></tr></table>', '<table><tr><td colspan="2">x</td></tr></table>'],
    ['<p><a href="https://ornek.test/{number}">x</a></p>', '<p><a href="https://ornek.test/{number}">x</a></p>'],
    ['<p><em>x</em><a href="javascript:alert(1)">y</a><img src="x"></p>', '<p><em>x</em>y</p>'],
    ['<p><em>x</em><a href="{name}">y</a></p><script>alert(1)</script>', '<p><em>x</em>y</p>'],
  ])('of %s is %s', (html, kept) => {
    expect(sanitizedForm(html)).toBe(kept);
    expect(sanitizedForm(kept)).toBe(kept);
  });

  test('is none where words have none, or where it cannot be read in time', () => {
    expect(sanitizedForm('<p>Düz</p><p>metin</p>')).toBe('');
    expect(sanitizedForm('<b>'.repeat(100_000))).toBe('');
  });
});
