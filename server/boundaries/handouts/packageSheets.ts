import { angleText } from '../markers/angleText.ts';
import { KIND_ZH, STATUS_ZH } from '../markers/markerWords.ts';
import type { PaperPress } from '../markers/paper.ts';
import type { PackedLine, PackedMarker } from './packageContents.ts';

type Sheet = Parameters<PaperPress['xlsx']>[0];

const LEVEL_ZH = { province: '省级', county: '县级', township: '乡级' } as const;
const LINE_STATUS_ZH = { draft: '未勘定', demarcated: '已勘定', changed: '已变更' } as const;
export const SECRECY_ZH = { public: '公开', internal: '内部', restricted: '受限' } as const;

/** 界线成果表: a row a line, lengths in metres on the ellipsoid. */
export const lineSheet = (lines: readonly PackedLine[]): Sheet => ({
  title: '界线成果表',
  header: [
    ...[
      '序号',
      '界线',
      '名称',
      '级别',
      '状态',
      '密级',
      '长度（米）',
      '版本',
      '起效日期',
      '协议书',
      '批准文件',
      '审图号',
    ],
    '备注',
  ],
  rows: lines.map(({ properties: line }, i) => [
    ...[i + 1, `${line.sideA}—${line.sideB}`, line.name, LEVEL_ZH[line.level], LINE_STATUS_ZH[line.status]],
    ...[SECRECY_ZH[line.secrecy], line.lengthMetres, line.version, line.inForceFrom, line.agreement],
    ...[line.approvalDocument, line.mapReviewNumber, line.schematic ? '示意' : null],
  ]),
});

/** 界桩成果表: a row a marker, CGCS2000. */
export const markerSheet = (markers: readonly PackedMarker[]): Sheet => ({
  title: '界桩成果表',
  header: [
    ...['序号', '界桩编号', '所在界线', '类型', '状态', '密级', '管理方', '东经', '北纬', '东经（度）', '北纬（度）'],
    ...['高程（米）', '高程基准', '埋设日期'],
  ],
  rows: markers.map(({ properties: marker, geometry: { coordinates } }, i) => [
    ...[i + 1, marker.number, marker.line, KIND_ZH[marker.kind], STATUS_ZH[marker.status]],
    ...[SECRECY_ZH[marker.secrecy], marker.managerSide, angleText(coordinates[0]), angleText(coordinates[1])],
    ...[coordinates[0], coordinates[1], marker.heightMetres, marker.heightDatum, marker.setOn],
  ]),
});
