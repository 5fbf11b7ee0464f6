-- Approvals revoked before 077 have their revocation only in the step of the timeline and in the events of the name: without a row
-- of its own the public is not warned of the fallen announcement, and nobody can announce the revocation.
insert into revocation (case_id, organisation_id, organ, document_no, revoked_on, reason, article, article_en, name, restored)
select c.id, g.id,
       -- Where the handler recorded the document of an organ outside this register, it is not his own.
       case when g.id is null then '上一级行政机关（' || coalesce(e.authority, s.organisation) || '记录）' else coalesce(e.authority, s.organisation) end,
       s.document,
       coalesce(e.on_day, (s.at at time zone 'Asia/Shanghai')::date), coalesce(s.reason, ''),
       coalesce(e.article, case when g.id = c.approver_org_id then '行政许可法第六十九条' else '地名管理条例第三十四条' end),
       coalesce(e.article_en, case when g.id = c.approver_org_id then 'Licensing Law art. 69' else 'Toponym Regulations art. 34' end),
       coalesce(d.name, c.old_name, ''), case when s.from_state in ('standard', 'abolished') then c.old_name end
  from naming_case c
  join lateral (select from_state, organisation, document, reason, at from case_step
                 where case_id = c.id and act = 'revoke' order by seq desc limit 1) s on s.document is not null
  -- A name that was given back has no event at its place any more.
  left join lateral (select authority, on_day, article, article_en from name_event
                      where place_id = c.place_id and document_no = s.document and kind in ('abolished', 'restored')
                      order by recorded_at desc, id limit 1) e on true
  left join lateral (select id from organisation where name = coalesce(e.authority, s.organisation)
                      and (id = c.approver_org_id or id is distinct from c.handler_org_id) order by code limit 1) g on true
  left join case_candidate d on d.id = c.chosen_id
 where c.state = 'revoked' and not exists (select 1 from revocation r where r.case_id = c.id);
