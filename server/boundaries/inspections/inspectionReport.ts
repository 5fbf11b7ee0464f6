import { z } from 'zod';
import type { Download } from '../../platform/contract.ts';
import { type Db, maybeOne, sql } from '../../platform/db/sql.ts';
import type { MarkerDeps } from '../markers/markerDeps.ts';
import { lineName } from '../markers/markerWords.ts';
import { cell, head, type Paper } from '../markers/paper.ts';
import { findInspection } from './findInspection.ts';
import type { Defect, Inspection, InspectionId, InspectionItem } from './inspectionContract.ts';
import { inspectionRules } from './inspectionRules.ts';

/** 联合检查报告 as PDF. @throws Problem not-found, conflict `missing-glyph` */
export async function reportPdf(deps: MarkerDeps, id: InspectionId): Promise<Download> {
  const { paper, name } = await reportOf(deps, id);
  return { body: await deps.press.pdf(paper, deps.now()), fileName: `${name}.pdf`, inline: true };
}

/** The same to work on. */
export async function reportDocx(deps: MarkerDeps, id: InspectionId): Promise<Download> {
  const { paper, name } = await reportOf(deps, id);
  return { body: await deps.press.docx(paper, deps.now()), fileName: `${name}.docx` };
}

async function reportOf({ db, today }: MarkerDeps, id: InspectionId) {
  const inspection = await findInspection(db, id);
  const { defects } = await inspectionRules(db, today());
  const length = await lineKilometres(db, inspection.lineId);
  return { paper: inspectionReport(inspection, defects, length), name: `${lineName(inspection)}联合检查报告` };
}

async function lineKilometres(db: Db, lineId: string): Promise<number> {
  const found = await maybeOne(
    db,
    z.object({ metres: z.number().nullable() }),
    sql`select sum(st_length(c.geom::geography)) as metres
          from boundary_line_arc m join boundary_arc c on c.id = m.arc_id where m.line_id = ${lineId}`,
  );
  return (found?.metres ?? 0) / 1000;
}

/** The report after the points of JI art. 3, with every defect and how it ended, and the signatures of both sides. */
export function inspectionReport(inspection: Inspection, defects: readonly Defect[], kilometres: number): Paper {
  const { report, items } = inspection;
  const found = items.filter(({ result }) => result === 'defect');
  const h1 = (text: string) => ({ type: 'paragraph' as const, level: 'h1' as const, text });
  const body = (text: string) => ({ type: 'paragraph' as const, level: 'body' as const, text });
  return {
    form: 'plain',
    head: '',
    blocks: [
      { type: 'title', text: `${lineName(inspection)}联合检查报告` },
      body(introduction(inspection, kilometres)),
      h1('一、界线协议及有关规定执行情况'),
      body(report?.implementation ?? '（未填写）'),
      h1('二、界桩及方位物情况'),
      body(`${markerCount(items)}${report?.markers ?? ''}`),
      h1('三、其他标志物、界线附近地物地貌情况'),
      body(report?.features ?? '（未填写）'),
      h1('四、跨界线生产、建设和管理情况'),
      body(report?.crossing ?? '（未填写）'),
      ...(report?.other ? [h1('五、其他事项'), body(report.other)] : []),
      h1(`${report?.other ? '六' : '五'}、发现的问题及处理结果`),
      ...(found.length === 0 ? [body('未发现问题。')] : [defectTable(found, defects)]),
      signatureTable(inspection),
    ],
  };
}

function introduction(inspection: Inspection, kilometres: number): string {
  const { sideA, sideB, leadingSide, inspectorsA, inspectorsB, kind, reason, deskResult } = inspection;
  const leading = leadingSide === sideA.code ? sideA.name : sideB.name;
  const why = kind === 'special' ? `因${reason ?? ''}，` : '';
  return (
    `${why}根据《行政区域界线管理条例》第十二条，${sideA.name}、${sideB.name}对${lineName(inspection)}` +
    `（长${kilometres.toFixed(2)}千米）进行了联合检查，${leading}牵头。` +
    `${sideA.name}检查人员：${inspectorsA ?? '—'}；${sideB.name}检查人员：${inspectorsB ?? '—'}。` +
    `内业检查：${deskResult ?? '—'}`
  );
}

function markerCount(items: readonly InspectionItem[]): string {
  const markers = items.filter(({ section }) => section === null);
  const intact = markers.filter(({ result }) => result === 'as_agreed').length;
  return `共检查界桩${markers.length}个，完好${intact}个，有问题${markers.length - intact}个。`;
}

const nameOf = ({ marker, section, no }: InspectionItem): string => marker?.numberText ?? section ?? `第${no}项`;

const defectTable = (items: readonly InspectionItem[], defects: readonly Defect[]) => ({
  type: 'table' as const,
  widths: [1.4, 3, 2.8, 3.6, 2.9, 2.9],
  rows: [
    ['序号', '界桩或界线段', '问题', '处理', '期限', '销号'].map((text) => head(text)),
    ...items.map((item, i) => {
      const defect = defects.find(({ code }) => code === item.defectCode);
      return [
        i + 1,
        nameOf(item),
        defect?.labelZh,
        item.closingNote ?? item.action ?? defect?.actionZh,
        item.deadline,
        item.closedOn,
      ].map((value) => cell(value));
    }),
  ],
});

/** Both sides beside each other, as a joint paper has them; a place to sign where one has not. */
function signatureTable({ sideA, sideB, signatures }: Inspection) {
  const signed = (code: string): string => {
    const one = signatures.find(({ side }) => side === code);
    return one ? `${one.office}\n${one.signer}\n${one.signedOn}` : '（签字、盖章）\n\n　　年　月　日';
  };
  return {
    type: 'table' as const,
    widths: [1, 1],
    rows: [
      [head(sideA.name), head(sideB.name)],
      [cell(signed(sideA.code)), cell(signed(sideB.code))],
    ],
  };
}
