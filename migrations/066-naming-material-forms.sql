-- The statement of truth (承诺书) among the materials; a new register gets the row with its list.
insert into code_list (kind, code, position, label_zh, label_en, source_zh, source_en, article_zh, article_en, jurisdiction, valid, traits)
select kind, 'promise', position, '申请材料真实性承诺书', 'Statement of truth', '行政许可法', 'Licensing Law', '第三十一条第一款',
       'art. 31 para. 1', 'CN', valid,
       '{"need": "conditional", "given_by": "upload", "reader_note_zh": "随纸质材料提交的", "reader_note_en": "where papers are handed in", "verified": "false"}'
  from code_list where kind = 'application-materials' and code = 'authorisation' and jurisdiction = 'CN'
   and not exists (select 1 from code_list where kind = 'application-materials' and code = 'promise');
