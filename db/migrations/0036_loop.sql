-- Tickets that are back from a snooze, or from waiting for somebody, until a person takes them up.
alter table ticket add column follow_up_at timestamptz;
create index ticket_follow_up on ticket (last_message_at desc, number desc) where follow_up_at is not null;

-- Mails to a customer who does not answer.
alter table outbox drop constraint outbox_kind_check;
alter table outbox add constraint outbox_kind_check check (kind in ('reply', 'acknowledgement', 'confirmation', 'reminder', 'closing'));

-- What a policy does about a customer's silence, counted in open time of its calendar from now on: two, three and three working days where
-- it was three, four and three days.
alter table policy add column asks boolean not null default true;
alter table policy add column reminds boolean not null default true;
alter table policy add column closes_unanswered boolean not null default true;
update policy set reminder_ms = 64800000 where reminder_ms = 259200000;
update policy set closing_proposal_ms = 97200000 where closing_proposal_ms = 345600000;
update policy set confirmation_ms = 97200000 where confirmation_ms = 259200000;
