-- Hearing and risk assessment go up with a filing, like the other reports of the procedure (地名备案公告管理办法（试行）as summarised:
-- the reports submitted with the application). A new register gets the rows with its list.
insert into code_list (kind, code, position, label_zh, label_en, source_zh, source_en, article_zh, article_en, jurisdiction, valid, traits)
select 'filing-materials', r.code, r.position, r.label_zh, r.label_en, c.source_zh, c.source_en, c.article_zh, c.article_en, 'CN', c.valid,
       jsonb_build_object('need', 'conditional', 'condition_zh', r.condition_zh, 'condition_en', r.condition_en, 'verified', 'false')
  from code_list c,
       (values ('hearing', 6, '听证记录', 'Record of the hearing', '批准前举行听证的', 'where a hearing was held'),
               ('risk', 7, '风险评估报告', 'Risk assessment report', '批准前开展风险评估的', 'where risks were assessed'))
         as r (code, position, label_zh, label_en, condition_zh, condition_en)
 where c.kind = 'filing-materials' and c.code = 'consultation' and c.jurisdiction = 'CN'
   and not exists (select 1 from code_list d where d.kind = 'filing-materials' and d.code = r.code);
