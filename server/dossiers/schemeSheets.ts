import type { SheetSubject } from '../boundaries/sheets/sheetSubject.ts';
import { chinaDay } from '../naming/deadline.ts';
import { sql } from '../platform/db/sql.ts';
import type { Deps } from '../platform/deps.ts';
import { Problem } from '../platform/problem.ts';
import { lockDossier } from './dossierFacts.ts';
import type { DossierDraft, DossierId } from './draftContract.ts';
import { schemeMap } from './outlines.ts';
import { schemeUnits } from './schemeUnits.ts';

/**
 * 变更前的行政区划图 and 变更方案示意图 (DR art. 13, item 6) as subjects of map sheets, both on one extent.
 * @throws Problem conflict once the change is in effect, because lines are kept as they are today; as `schemeMap`
 */
export function schemeSheets({ db, now }: Pick<Deps, 'db' | 'now'>, id: DossierId): Promise<SheetSubject[]> {
  return db.transaction(async (tx) => {
    const { draft, appliedAt } = await lockDossier(tx, id);
    if (appliedAt !== null) throw inEffect();
    const day = chinaDay(now());
    const scheme = await schemeUnits(tx, draft, day);
    const { features } = await schemeMap(tx, draft, scheme, day);
    const changed = new Set(features.map(({ properties: { code } }) => code));
    const tinted = changed.size > 0 ? [...changed].sort() : [scheme.unit.code];
    const before: SheetSubject = {
      ...{ title: '变更前的行政区划图', subtitle: draft.title, lineId: null, tinted, areas: [] },
      extent: sql`select st_collect(d.geom) as geom from division d
                   where d.code = any(${tinted}::text[]) and d.valid @> ${day}::date and d.geom is not null`,
      ...{ facts: [`现势日期 ${day}。`], mapReviewNumber: null, course: null },
    };
    const areas = features.flatMap(({ geometry, properties: { part } }): SheetSubject['areas'][number][] =>
      part === 'gained' ? [] : [{ part: part === 'whole' ? 'after' : 'moved', geometry }],
    );
    return [before, { ...before, title: '变更方案示意图', areas, facts: [`现势日期 ${day}。`, ...planned(draft)] }];
  });
}

function planned({ newName, newType, newSeat }: DossierDraft): string[] {
  return [
    ...(newName ? [`变更后名称：${newName}${newType ? `（${newType}）` : ''}。`] : []),
    ...(newSeat ? [`变更后政府驻地：${newSeat}。`] : []),
  ];
}

const inEffect = (): Problem =>
  new Problem('conflict', 'The change is in effect: the map before it can no longer be drawn', {
    detailZh: '变更已经施行，系统只保存今日的界线，不能再绘制变更前的图。',
    code: 'in-effect',
  });
