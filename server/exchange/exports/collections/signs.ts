import { divisionPrefix } from '../../../accounts/divisionPrefix.ts';
import { type Sql, sql } from '../../../platform/db/sql.ts';
import { signsListed } from '../../../signs/listSigns.ts';
import { fromSigns, selectSigns } from '../../../signs/signRow.ts';
import { collection, MAP_FORMATS, type Scope } from '../collection.ts';
import { CATEGORY_WORDS, column, DATE, long, NUMBER, PLACE_ON_EARTH, SECRECY } from '../columns.ts';
import { EXPORT_FILTERS } from '../exportContract.ts';
import { chosen, drawn, onEarth } from '../geometrySql.ts';

const STATUS_WORDS = {
  planned: '待制作',
  installed: '已安装',
  damaged: '损坏',
  missing: '缺失',
  mismatched: '内容不符',
  withdrawn: '已撤除',
};

const conditions = (scope: Scope, filter: Parameters<typeof signsListed>[0]): Sql => sql`
  ${signsListed(filter, divisionPrefix(scope.actor.divisionCode), scope.now)}
  ${scope.publicOnly ? sql`and p.secrecy = 'public'` : sql``}
  ${chosen(scope.selection, { geom: sql`s.position`, id: sql`s.id` })}`;

/** Signs inside the reader's divisions, the newest first. A sign has the label of its place. */
export const signs = collection({
  ...{ key: 'signs', zh: '地名标志', en: 'Signs', permission: 'signs.read', filter: EXPORT_FILTERS.signs },
  ...{ nameColumn: 'name', geometry: 'point', formats: MAP_FORMATS },
  columns: [
    column('sign_id', '标志编号', 'Sign'),
    column('name', '标志名称', 'Name on the sign'),
    long(column('standard_name', '现行标准名称', 'Standard name'), 'std_name'),
    column('roman_sign', '罗马字母', 'Romanization'),
    column('type', '标志类型', 'Type'),
    column('status', '状态', 'Status', { words: STATUS_WORDS }),
    column('category', '地名类别', 'Category', { words: CATEGORY_WORDS }),
    column('number', '门楼号', 'Number'),
    column('postcode', '邮政编码', 'Postcode'),
    long(column('division_code', '区划代码', 'Division code'), 'div_code'),
    long(column('division_path', '所在行政区', 'Division'), 'div_path'),
    ...PLACE_ON_EARTH,
    long(column('azimuth_degrees', '方位角（度）', 'Azimuth in degrees', NUMBER), 'azimuth'),
    column('width_mm', '宽（毫米）', 'Width in mm', NUMBER),
    column('height_mm', '高（毫米）', 'Height in mm', NUMBER),
    column('material', '材质', 'Material'),
    column('mounting', '安装方式', 'Mounting'),
    column('owner', '归属单位', 'Owner'),
    column('maintainer', '维护单位', 'Maintainer'),
    column('made_by', '制作单位', 'Maker'),
    long(column('cost_yuan', '费用（元）', 'Cost in yuan', NUMBER), 'cost_yuan'),
    long(column('installed_on', '安装日期', 'Installed on', DATE), 'installed'),
    long(column('withdrawn_on', '撤除日期', 'Withdrawn on', DATE), 'withdrawn'),
    long(column('warranty_to', '质保至', 'Warranty until', DATE), 'warranty'),
    SECRECY,
    column('place_id', '地名标识', 'Id of the place'),
  ],
  count: (scope, filter) =>
    sql`select p.secrecy, count(*)::int as n ${fromSigns} where ${conditions(scope, filter)} group by p.secrecy`,
  select: (scope, filter, { after, limit }) => sql`
    select x.id as sign_id, x.name, x."standardName" as standard_name, x."romanSign" as roman_sign, x.type, x.status, x.category,
           x.number, x.postcode, x."divisionCode" as division_code, x."divisionName" as division_path, ${onEarth(sql`s.position`)},
           x."azimuthDegrees"::float8 as azimuth_degrees, x."widthMillimetres" as width_mm, x."heightMillimetres" as height_mm,
           x.material, x.mounting, x.owner, x.maintainer, x."madeBy" as made_by, x."costCents" / 100.0::float8 as cost_yuan,
           x."installedOn" as installed_on, x."withdrawnOn" as withdrawn_on, x."warrantyTo" as warranty_to, p.secrecy,
           x."placeId" as place_id, ${drawn(sql`s.position`, scope)} as geometry, jsonb_build_array(x.id) as cursor
      from (${selectSigns} where ${conditions(scope, filter)} ${after ? sql`and s.id < ${after[0] ?? ''}` : sql``}
             order by s.id desc limit ${limit}) x
      join sign s on s.id = x.id
      join place p on p.id = s.place_id
     order by x.id desc`,
});
