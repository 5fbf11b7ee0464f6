import { lineSymbol, SymbolLevel } from '../lineSymbolContract.ts';
import type { MarkerKind } from '../markers/markerContract.ts';
import { AFTER, BAND, EDGE, INK, STROKES } from './drawMap.ts';
import { drawMarker } from './drawMarker.ts';
import type { DrawnSheet } from './drawnSheet.ts';
import type { Pen, Point } from './pen.ts';
import type { Box } from './sheetLayout.ts';

const LEVEL_ZH: Record<SymbolLevel, string> = {
  province: '省级界线',
  prefecture: '地级界线',
  county: '县级界线',
  township: '乡级界线',
};
const KIND_ZH: Record<MarkerKind, string> = {
  single: '单立界桩',
  double: '双立界桩',
  triple: '三立界桩',
  junction: '交会点界桩',
  auxiliary: '附桩',
};

const STROKE_ZH: Record<keyof typeof STROKES, string> = {
  'claim-a': '甲方主张线',
  'claim-b': '乙方主张线',
  settled: '协议（决定）界线',
};

interface Entry {
  label: string;
  /** Draws the sample, 12 mm long from a point. */
  sample: (pen: Pen, at: Point) => void;
}

const across = ([x, y]: Point): Point[] => [
  [x, y],
  [x + 12, y],
];
const patch = ([x, y]: Point): Point[] => [
  [x + 1, y - 1.4],
  [x + 11, y - 1.4],
  [x + 11, y + 1.4],
  [x + 1, y + 1.4],
];

/** What the sheet shows and nothing else, in as many columns as there is room for. */
export function drawLegend(pen: Pen, sheet: DrawnSheet, box: Box): void {
  pen.text([box.left, box.top + 3], '图　例', { size: 3.2, hand: 'heiti' });
  const perColumn = Math.floor((box.height - 6) / ROW);
  const width = box.width / Math.max(1, Math.floor(box.width / COLUMN));
  entriesOf(sheet).forEach(({ label, sample }, i) => {
    const [column, row] = [Math.floor(i / perColumn), i % perColumn];
    const at: Point = [box.left + column * width, box.top + 7.5 + row * ROW];
    if (column > 0 && at[0] + COLUMN > box.left + box.width + 1) return;
    sample(pen, at);
    pen.text([at[0] + 14, at[1] + 0.9], label, { size: 2.4 });
  });
}
const ROW = 5;
const COLUMN = 42;

function entriesOf({ content, subject, frames }: DrawnSheet): Entry[] {
  const { lines, areas, markers } = content;
  const entries: Entry[] = [];
  const add = (isShown: boolean, entry: Entry) => {
    if (isShown) entries.push(entry);
  };
  for (const level of SymbolLevel.options)
    for (const isSettled of [true, false])
      add(
        lines.some((line) => line.level === level && (line.status !== 'draft') === isSettled),
        lineEntry(level, isSettled),
      );
  const has = (part: string) => areas.some((area) => area.part === part);
  add(subject.lineId !== null, bandEntry('本图界线色带'));
  add(subject.lineId === null && subject.tinted.length > 0, bandEntry('本图行政区界线色带'));
  add(has('moved'), areaEntry('变更涉及的范围', INK.moved));
  add(has('contested'), areaEntry('争议区域', INK.contested));
  for (const part of ['claim-a', 'claim-b', 'settled'] as const)
    add(
      content.strokes.some((stroke) => stroke.part === part),
      { label: STROKE_ZH[part], sample: (pen, at) => pen.lines([across(at)], STROKES[part]) },
    );
  add(has('after'), { label: '变更后的界线', sample: (pen, at) => pen.lines([across(at)], AFTER) });
  for (const kind of ['single', 'double', 'triple', 'junction', 'auxiliary'] as const)
    add(
      markers.some((marker) => marker.kind === kind),
      { label: KIND_ZH[kind], sample: (pen, [x, y]) => drawMarker(pen, [x + 6, y], kind) },
    );
  add(
    lines.some(({ lineId }) => lineId === null),
    { label: '资料边缘', sample: (pen, at) => pen.lines([across(at)], EDGE) },
  );
  add(frames.length > 0, {
    label: '图幅范围及编号',
    sample: (pen, at) => pen.lines([[...patch(at), ...patch(at).slice(0, 1)]], { width: 0.35, colour: INK.frame }),
  });
  return entries;
}

const lineEntry = (level: SymbolLevel, isSettled: boolean): Entry => ({
  label: `${LEVEL_ZH[level]}（${isSettled ? '已勘定' : '未签协议'}）`,
  sample: (pen, at) => {
    const { widthMm, dashMm } = lineSymbol(level, isSettled);
    pen.lines([across(at)], { width: widthMm, dash: dashMm });
  },
});
const bandEntry = (label: string): Entry => ({
  label,
  sample: (pen, at) => pen.lines([across(at)], { ...BAND, round: false }),
});
const areaEntry = (label: string, colour: string): Entry => ({
  label,
  sample: (pen, at) => pen.area([patch(at)], colour, 0.6),
});
