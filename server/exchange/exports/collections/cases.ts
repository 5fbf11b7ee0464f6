import { caseIds, casesPage } from '../../../naming/listCases.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { CATEGORY_WORDS, column, DATE, long, PLACE_ON_EARTH, SECRECY } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, instantText, onEarth } from '../geometrySql.ts';

const KIND_WORDS = { naming: '命名', renaming: '更名', cancellation: '销名', reservation: '预命名' };
const STATE_WORDS = {
  draft: '草稿',
  submitted: '待受理',
  returned_for_correction: '退回补正',
  accepted: '已受理',
  not_accepted: '不予受理',
  checking: '规则检查',
  consulting: '征求意见',
  reconciling: '协调意见',
  argumentation: '论证评估',
  public_notice: '公示中',
  drafting_decision: '拟稿',
  legality_review: '合法性审查',
  submitted_to_approver: '待批准',
  approved: '已批准',
  refused: '不予批准',
  filed: '已报备案',
  announced: '已公告',
  standard: '标准地名',
  superseded: '已被更名取代',
  abolished: '已销名',
  reserved: '已预留',
  drawn: '预留已启用',
  expired: '预留到期',
  withdrawn: '已撤回',
  revoked: '批准已撤销',
};
const MOST = 2_147_483_000;

type Filter = Parameters<typeof casesPage>[1];
type Listed = Omit<Filter, 'limit' | 'cursor'>;

// Whatever order the screen has, the file has the latest first: its pages are cut by that.
const asked = (scope: Scope, filter: Listed, limit: number): Filter => ({
  ...filter,
  sort: 'updated',
  limit,
  ...(scope.selection ? { counted: within(scope) } : {}),
});
const within = ({ selection }: Scope): Sql =>
  sql`select q.id from naming_case q where true ${chosen(selection, { geom: sql`q.geom`, id: sql`q.id` })}`;

/** Cases as the reader's own list has them, drafts and applicants included: never public. */
export const cases = collection({
  ...{ key: 'cases', zh: '地名办件', en: 'Naming cases', permission: 'naming.read', filter: EXPORT_FILTERS.cases },
  ...{ nameColumn: 'name', geometry: 'mixed', formats: MAP_FORMATS },
  columns: [
    column('case_no', '办件编号', 'Case number'),
    column('kind', '事项', 'Kind', { words: KIND_WORDS }),
    column('name', '名称', 'Name'),
    column('category', '类别', 'Category', { words: CATEGORY_WORDS }),
    column('state', '状态', 'State', { words: STATE_WORDS }),
    column('applicant', '申请单位', 'Applicant'),
    long(column('division_code', '区划代码', 'Division code'), 'div_code'),
    long(column('division_path', '所在行政区', 'Division'), 'div_path'),
    ...PLACE_ON_EARTH,
    column('due_on', '期满日', 'Due on', DATE),
    long(column('submitted_at', '提交时间', 'Submitted'), 'submitted'),
    column('updated_at', '更新时间', 'Updated'),
    SECRECY,
    column('id', '标识', 'Id'),
  ],
  count: (scope, filter) =>
    scope.publicOnly
      ? sql`select 'internal' as secrecy, 0 as n`
      : sql`select 'internal' as secrecy, count(*)::int as n
              from (${caseIds(scope.actor, asked(scope, filter, MOST), { after: undefined, today: scope.today })}) x`,
  select: (scope, filter, { after, limit }) => sql`
    select x."caseNo" as case_no, x.kind, x.name, x.category, x.state, x.applicant, x."divisionCode" as division_code,
           x."divisionName" as division_path, ${onEarth(sql`c.geom`)}, x."dueOn" as due_on,
           ${instantText(sql`c.submitted_at`)} as submitted_at, ${instantText(sql`c.updated_at`)} as updated_at, x.id,
           'internal' as secrecy, ${drawn(sql`c.geom`, scope)} as geometry, jsonb_build_array(c.updated_at, x.id) as cursor
      from (${casesPage(scope.actor, asked(scope, filter, limit - 1), {
        after: after ? [after[0] ?? '', after[1] ?? ''] : undefined,
        today: scope.today,
      })}) x
      join naming_case c on c.id = x.id
     where ${scope.publicOnly ? sql`false` : sql`true`}
     order by c.updated_at desc, c.id desc`,
});
