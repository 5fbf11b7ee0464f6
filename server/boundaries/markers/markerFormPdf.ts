import type { Download } from '../../platform/contract.ts';
import { angleText } from './angleText.ts';
import { findMarker } from './findMarker.ts';
import { type GridPosition, gridPositions } from './gridPosition.ts';
import type { Marker, MarkerId } from './markerContract.ts';
import type { MarkerDeps } from './markerDeps.ts';
import { BEARING_ZH, EVENT_ZH, KIND_ZH, lineName, STATUS_ZH } from './markerWords.ts';
import { originalDatum } from './originalDatum.ts';
import { cell, head, type Paper } from './paper.ts';

/** 界桩登记表 of one marker, as the register has it on the day. */
export async function markerFormPdf({ db, now, today, press }: MarkerDeps, id: MarkerId): Promise<Download> {
  const marker = await findMarker(db, id, today());
  const grid = (await gridPositions(db, [marker])).get(id);
  const body = await press.pdf(markerForm(marker, grid, today()), now());
  return { body, fileName: `界桩登记表 ${marker.numberText}.pdf`, inline: true };
}

type Rows = Extract<Paper['blocks'][number], { type: 'table' }>['rows'];

/** The form on one page: who, where, tied to what, kept by whom, and room for both sides to sign. */
export function markerForm(marker: Marker, grid: GridPosition | undefined, today: string): Paper {
  const rows: Rows = [
    ...identityRows(marker),
    ...positionRows(marker, grid),
    ...referenceRows(marker),
    ...faceRows(marker),
    ...historyRows(marker),
    [head('备　注', 2), cell(remarks(marker), 10)],
    [
      head('双方代表', 2),
      cell(`${marker.sideA.name}：\n\n　　年　月　日`, 5),
      cell(`${marker.sideB.name}：\n\n　　年　月　日`, 5),
    ],
  ];
  return {
    form: 'sheet',
    head: '',
    blocks: [
      { type: 'title', text: '界桩登记表' },
      { type: 'table', widths: Array.from({ length: 12 }, () => 1), rows },
      { type: 'paragraph', level: 'body', text: `制表日期：${today}　　密级：${SECRECY_ZH[marker.secrecy]}` },
    ],
  };
}

const SECRECY_ZH = { public: '公开', internal: '内部', restricted: '限制' } as const;

const identityRows = (marker: Marker): Rows => [
  [head('界桩编号', 2), cell(marker.numberText, 4), head('所在界线', 2), cell(lineName(marker), 4)],
  [head('界桩类型', 2), cell(KIND_ZH[marker.kind], 4), head('现　状', 2), cell(STATUS_ZH[marker.status], 4)],
  [head('材　质', 2), cell(marker.material, 4), head('规　格', 2), cell(marker.sizeText, 4)],
  [head('埋设日期', 2), cell(marker.setOn, 4), head('制作单位', 2), cell(marker.maker, 4)],
  [head('管理方', 2), cell(marker.managerSide?.name, 4), head('测量方法', 2), cell(surveyText(marker), 4)],
];

function surveyText({ surveyMethod, accuracyMetres }: Marker): string {
  const accuracy = accuracyMetres === null ? null : `点位中误差±${accuracyMetres}米`;
  return [surveyMethod, accuracy].filter((part) => part !== null).join('，');
}

function positionRows(
  { position: [lon, lat], heightMetres, heightDatum, original }: Marker,
  grid?: GridPosition,
): Rows {
  const height =
    heightMetres === null ? null : `${heightMetres.toFixed(2)} 米${heightDatum ? `（${heightDatum}）` : ''}`;
  const known = original && originalDatum(original.epsg);
  const kept = known
    ? `${known.datum}（EPSG:${original.epsg}）　${known.geographic ? '纬度' : 'X'} ${original.north}　${known.geographic ? '经度' : 'Y'} ${original.east}`
    : null;
  return [
    [head('CGCS2000', 2), head('东经', 2), cell(angleText(lon), 3), head('北纬', 2), cell(angleText(lat), 3)],
    [
      ...[head(`高斯坐标\n中央经线${grid?.meridian ?? '—'}°`, 2), head('X（米）', 2), cell(grid?.x.toFixed(2), 3)],
      ...[head('Y（米）', 2), cell(grid?.y.toFixed(2), 3)],
    ],
    [head('高　程', 2), cell(height, 3), head('原坐标', 2), cell(kept, 5)],
  ];
}

function referenceRows({ references }: Marker): Rows {
  const header = [head('方位物', 2), head('序号'), head('名　称', 4), head('方位角', 3), head('距离（米）', 2)];
  // A form without reference objects still has room to write three.
  const blank = Array.from({ length: Math.max(0, 3 - references.length) }, () => null);
  const rows = [...references, ...blank].map((reference, i) => [
    ...[head('', 2), cell(i + 1), cell(reference?.name, 4)],
    cell(reference && `${BEARING_ZH[reference.bearingKind]} ${angleText(reference.bearingDegrees)}`, 3),
    cell(reference?.distanceMetres.toFixed(2), 2),
  ]);
  return [header, ...rows];
}

const faceRows = ({ faces }: Marker): Rows => [
  [head('界桩面注记', 2), cell(faces.map(({ face, inscription }) => `${face}：${inscription}`).join('；'), 10)],
];

const historyRows = ({ events }: Marker): Rows => [
  [
    head('变动记录', 2),
    cell(
      events
        .slice(0, 6)
        .map(({ happenedOn, type, description }) => `${happenedOn} ${EVENT_ZH[type]}：${description}`)
        .join('\n'),
      10,
    ),
  ],
];

function remarks({ note, otherLines, files }: Marker): string {
  const others = otherLines.map(lineName).join('、');
  const photos = files.filter(({ kind }) => kind === 'photo').length;
  return [note, others && `同属${others}`, photos > 0 && `附照片 ${photos} 张`].filter(Boolean).join('；');
}
