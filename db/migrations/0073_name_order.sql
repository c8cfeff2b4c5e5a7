-- Names in the order of the Turkish alphabet, in which ç follows c and ı precedes i, whatever the collation of the database.
create function tr_order(value text) returns text language sql immutable strict parallel safe
return replace(replace(replace(replace(replace(replace(
  lower(translate(normalize(value, nfc), 'IİÇĞÖŞÜÂÎÛâîû', 'ıiçğöşüaiuaiu')),
  'ç', 'c~'), 'ğ', 'g~'), 'ı', 'h~'), 'ö', 'o~'), 'ş', 's~'), 'ü', 'u~') collate "C";
