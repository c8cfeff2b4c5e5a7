-- Everybody a mail names: kept with it, answered by default, and let in when they answer.

-- { from, to, cc, replyTo: [{ name, address }], delivered: [address] } of a mail that came, each where it says something;
-- empty for mail of release 0.1.0. Whom a mail of ours went to stands in outbox_recipient.
alter table message add column recipients jsonb not null default '{}';

alter table outbox_recipient add column name text not null default '';
alter table outbox_recipient drop constraint outbox_recipient_role_check;
alter table outbox_recipient add constraint outbox_recipient_role_check check (role in ('to', 'cc', 'bcc'));

-- Who may write to a ticket besides the contacts of `participant`: an address, which need not be a contact's.
create table participant_address (
  ticket_number bigint not null references ticket,
  address       text not null,
  name          text not null default '',
  -- mail: in To or Cc of a participant's mail; agent: an agent added or wrote to them
  added_by      text not null check (added_by in ('mail', 'agent')),
  -- the mail that named them first
  message_id    uuid references message,
  created_at    timestamptz not null default now(),
  primary key (ticket_number, address)
);

-- A domain has one spelling, the ASCII one of RFC 5891; contacts were kept by the spelling of their first mail.
create function pg_temp.punycode(label text) returns text language plpgsql as $$
declare
  result text := '';
  delta bigint := 0; bias integer := 72; n integer := 128; handled integer; basic integer; least integer; q bigint; t integer; k integer;
  code integer; i integer;
begin
  for i in 1..length(label) loop
    if ascii(substr(label, i, 1)) < 128 then result := result || substr(label, i, 1); end if;
  end loop;
  basic := length(result);
  if basic = length(label) then return label; end if;
  handled := basic;
  if basic > 0 then result := result || '-'; end if;
  while handled < length(label) loop
    select min(ascii(c)) into least from unnest(string_to_array(label, null)) as c where ascii(c) >= n;
    delta := delta + (least - n)::bigint * (handled + 1);
    n := least;
    for i in 1..length(label) loop
      code := ascii(substr(label, i, 1));
      if code < n then delta := delta + 1; end if;
      if code = n then
        q := delta;
        k := 36;
        loop
          t := case when k <= bias then 1 when k >= bias + 26 then 26 else k - bias end;
          exit when q < t;
          result := result || substr('abcdefghijklmnopqrstuvwxyz0123456789', (t + (q - t) % (36 - t))::integer + 1, 1);
          q := (q - t) / (36 - t);
          k := k + 36;
        end loop;
        result := result || substr('abcdefghijklmnopqrstuvwxyz0123456789', q::integer + 1, 1);
        delta := case when handled = basic then delta / 700 else delta / 2 end;
        delta := delta + delta / (handled + 1);
        k := 0;
        while delta > 455 loop
          delta := delta / 35;
          k := k + 36;
        end loop;
        bias := k + 36 * delta / (delta + 38);
        delta := 0;
        handled := handled + 1;
      end if;
    end loop;
    delta := delta + 1;
    n := n + 1;
  end loop;
  return 'xn--' || result;
end $$;

do $$
declare
  old record; ascii_address text; other uuid;
begin
  for old in select address, contact_id from contact_address where split_part(address, '@', -1) ~ '[^\x01-\x7f]' order by address loop
    select left(old.address, -length(split_part(old.address, '@', -1)))
           || string_agg(pg_temp.punycode(lower(translate(normalize(label, nfkc), 'İ', 'i'))), '.' order by place)
      into ascii_address
      from unnest(string_to_array(split_part(old.address, '@', -1), '.')) with ordinality as labels(label, place);
    select contact_id into other from contact_address where address = ascii_address;
    if other is null then
      update contact_address set address = ascii_address where address = old.address;
      continue;
    end if;
    delete from contact_address where address = old.address;
    continue when other = old.contact_id;
    -- One person under two spellings: everything of theirs goes to the one who is known by the ASCII form.
    update contact_address set contact_id = other where contact_id = old.contact_id;
    update ticket set contact_id = other where contact_id = old.contact_id;
    update message set contact_id = other where contact_id = old.contact_id;
    insert into participant (ticket_number, contact_id)
      select ticket_number, other from participant where contact_id = old.contact_id on conflict do nothing;
    delete from participant where contact_id = old.contact_id;
    delete from contact where id = old.contact_id;
  end loop;
end $$;
