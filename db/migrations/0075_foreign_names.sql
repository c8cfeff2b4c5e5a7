-- Letters of other languages stand where a Turkish reader looks for them: é with e, ä with a, ß as ss; then Greek, Cyrillic and Arabic, each in its own
-- alphabet, capitals beside small letters whatever the collation of the database. A mark makes a letter of its own in the Turkish alphabet only.
create or replace function tr_order(value text) returns text language sql immutable strict parallel safe
return replace(replace(replace(
  translate(lower(normalize(regexp_replace(normalize(
    replace(replace(replace(replace(replace(replace(replace(replace(
      translate(
        replace(replace(replace(replace(replace(replace(
          translate(normalize(value, nfc), 'IİÇĞÖŞÜ', 'ıiçğöşü'),
          'ç', 'c~'), 'ğ', 'g~'), 'ı', 'h~'), 'ö', 'o~'), 'ş', 's~'), 'ü', 'u~'),
        'ØøĐđŁłÐðĦħ', 'ooddllddhh'),
      'ß', 'ss'), 'ẞ', 'ss'), 'Æ', 'ae'), 'æ', 'ae'), 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th'), 'þ', 'th'),
    nfd), '([a-zA-Zα-ωΑ-Ω])[\u0300-\u036f]+|[\u064b-\u0655\u0640\u0670]', '\1', 'g'), nfc)),
    'ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩςАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯЁёЄІЇҐґٱ',
    'αβγδεζηθικλμνξοπρστυφχψωσабвгдежзийклмнопрстуфхцчшщъыьэюяееєіїггا'),
  'є', 'еӿ'), 'і', 'иӿ'), 'ї', 'иӿӿ') collate "C";
