import { cell, head } from '../../../boundaries/markers/paper.ts';
import { chinaDay } from '../../../naming/deadline.ts';
import { readInterim } from '../../interim/readInterim.ts';
import { type DossierSection, heading, type PaperBlock } from '../dossierSection.ts';

const PART_ZH = { a: '甲方', b: '乙方', handler: '处理机关' } as const;
const KIND_ZH = { dispatch: '派员', report: '报告上级' } as const;

/** 争议期间: measures taken, and incidents with what either side did at once (BD art. 10). */
export const interimSection: DossierSection = {
  title: '争议期间的措施和事件',
  field: 'interim',
  blocks: async ({ db, now, actor, dispute }) => {
    const { measures, incidents } = await readInterim(db, actor, { id: dispute.id, now: now() });
    return [
      ...listed(
        '措施',
        ['日期', '一方', '采取措施的单位', '措施'],
        [1.3, 1, 2.4, 3.6],
        measures.map(({ takenOn, part, takenBy, what }) => [...[takenOn, PART_ZH[part], takenBy, what]]),
      ),
      ...listed(
        '事件',
        ['日期', '地点', '经过', '伤亡', '双方处置', '结果'],
        [1.3, 1.3, 2.2, 0.8, 2, 1.4],
        incidents.map((one) => [
          ...[chinaDay(one.happenedAt), one.place, one.what, `伤 ${one.hurt}，亡 ${one.dead}`],
          ...[
            one.owed
              .map(({ side, kind, at }) => `${PART_ZH[side]}${KIND_ZH[kind]}：${at ? minute(at) : '无记录'}`)
              .join('；'),
            one.outcome,
          ],
        ]),
      ),
    ];
  },
};

/** To the minute, as the clocks of China show it. */
const minute = (at: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
    new Date(at),
  );

function listed(title: string, header: string[], widths: number[], rows: (string | null)[][]): PaperBlock[] {
  if (rows.length === 0) return [];
  return [
    heading(title),
    {
      type: 'table',
      widths,
      rows: [header.map((name) => head(name)), ...rows.map((row) => row.map((text) => cell(text)))],
    },
  ];
}
