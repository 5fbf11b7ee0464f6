-- The guide also says what a matter costs, and marks rows nobody has compared with the source or the local rules.
alter table guide_item drop constraint guide_item_section_check;
alter table guide_item add constraint guide_item_section_check
  check (section in ('condition', 'material', 'material_rule', 'step', 'limit', 'fee'));
alter table guide_item add column verified boolean not null default true;
-- A register that has its guide already gets the row here; a new one from data/guide.
insert into guide_item (section, code, position, text_zh, text_en, source_zh, source_en, article_zh, article_en, jurisdiction,
  valid, verified)
select 'fee', 'free', 1000, '不收费。', 'No fee.', '行政许可法', 'Licensing Law', '第五十八条第一款', 'art. 58 para. 1', 'CN',
       daterange('2004-07-01', null), false
 where exists (select 1 from guide_item);
