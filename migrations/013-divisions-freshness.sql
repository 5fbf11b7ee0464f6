-- When an outline or a word of a division last changed, by the machine's clock: tiles ask for the newest once a second.
alter table division add column updated_at timestamptz not null default now();
create index division_by_update on division (updated_at);
