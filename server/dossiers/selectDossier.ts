import { type Sql, sql } from '../platform/db/sql.ts';

/** A division by any code that it had, with its words of that time. */
const unit = (code: Sql): Sql => sql`(select jsonb_build_object('code', v.code, 'name', v.name, 'path', v.path)
  from division v where v.code = ${code} order by lower(v.valid) desc limit 1)`;

/** The columns of a list item of `division_dossier d`. */
export const ITEM_COLUMNS: Sql = sql`
  d.id, d.version, d.state, d.draft ->> 'title' as title, d.draft ->> 'change' as change, ${unit(sql`d.draft ->> 'unit'`)} as unit,
  (select o.name from organisation o where o.id = d.owner_org_id) as owner, d.effective_on as "effectiveOn", d.updated_at as "updatedAt"`;

const instant = (at: Sql): Sql => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const MATERIALS: Sql = sql`
  select jsonb_agg(jsonb_build_object('no', m.no, 'label', m.label, 'labelZh', m.label_zh, 'required', m.required,
           'files', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'fileName', f.file_name, 'pages', f.pages, 'author', f.author,
                       'uploadedAt', ${instant(sql`f.uploaded_at`)}) order by f.uploaded_at, f.id), '[]')
                       from dossier_file f where f.dossier_id = d.id and f.slot = m.no)) order by m.nr, m.no)
    from (select no, label, label_zh, required, 1 as nr from dossier_material_rule
          union all select * from (values ('approval', 'Approval', '批复文件', false, 2), ('code', 'Code document', '区划代码文件', false, 3),
            ('agreement', 'Agreement of the line', '界线协议书', false, 4), ('other', 'Other', '其他', false, 5)) x) m`;

const OPINIONS: Sql = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'kind', o.kind, 'label', c.label, 'labelZh', c.label_zh, 'department', o.department,
           'askedOn', o.asked_on, 'answeredOn', o.answered_on, 'opinion', o.opinion, 'text', o.text, 'document', o.document)
           order by o.asked_on, o.id), '[]')
    from dossier_opinion o join dossier_consulted c on c.kind = o.kind where o.dossier_id = d.id`;

const STEPS: Sql = sql`
  select coalesce(jsonb_agg(jsonb_build_object('act', s.act, 'from', s.from_state, 'to', s.to_state, 'actor', s.actor,
           'organisation', s.organisation, 'at', ${instant(sql`s.at`)}, 'note', s.note, 'document', s.document) order by s.id), '[]')
    from dossier_step s where s.dossier_id = d.id`;

const TASKS: Sql = sql`
  select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'kind', t.kind, 'count', t.count, 'examples', t.examples,
           'doneOn', t.done_on, 'note', t.note) order by t.kind), '[]') from dossier_task t where t.dossier_id = d.id`;

/** One dossier but for what is worked out of it. */
export const selectDossier = (id: string): Sql => sql`
  select ${ITEM_COLUMNS}, d.owner_org_id as "ownerOrgId", d.draft, d.facts, d.applied_at as "appliedAt", d.apply_fault as "applyFault",
         ${unit(sql`d.draft ->> 'to'`)} as "to",
         (select coalesce(jsonb_agg(${unit(sql`u.code`)} order by u.code), '[]')
            from jsonb_array_elements_text(coalesce(d.draft -> 'units', '[]')) u (code)) as units,
         case when a.id is not null then jsonb_build_object('organ', a.organ, 'filing', a.filing, 'article', a.article, 'articleZh', a.article_zh,
           'note', a.note, 'noteZh', a.note_zh, 'verified', a.verified) end as approver,
         r.article as "draftingArticle", r.article_zh as "draftingArticleZh",
         (${MATERIALS}) as materials, (${OPINIONS}) as opinions, (${TASKS}) as tasks, (${STEPS}) as steps
    from division_dossier d
    left join dossier_approver a on a.id = d.approver_id
    join dossier_drafting_rule r on r.change = d.draft ->> 'change' and r.party = d.draft ->> 'drafting'
   where d.id = ${id}`;
