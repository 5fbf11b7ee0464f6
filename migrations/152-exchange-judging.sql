-- Findings of the judge are taken back when a run is judged again; those of reading and understanding stay.
alter table import_finding add column judged boolean not null default false;

-- Rows of a file are compared with the register by the place code that was issued.
create index place_by_code on place (place_code) where place_code is not null;
