-- Judging rewrites each row twice: its county, then its outcome. An index over the outcome made every rewrite a new entry in
-- all six indexes; without it, and with room on the page, most rewrites stay on their page and touch none. Lists by outcome
-- go along the rows of the run in their order.
drop index import_row_by_outcome;
alter table import_row set (fillfactor = 30);
