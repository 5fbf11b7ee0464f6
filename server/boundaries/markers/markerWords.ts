import type { Marker, MarkerEventType } from './markerContract.ts';

/** What printed papers, always Chinese, call things. */
export const KIND_ZH: Record<Marker['kind'], string> = {
  single: '单立界桩',
  double: '同号双立界桩',
  triple: '同号三立界桩',
  junction: '交会点界桩',
  auxiliary: '辅助界桩',
};
export const STATUS_ZH: Record<Marker['status'], string> = {
  intact: '完好',
  damaged: '损坏',
  missing: '丢失',
  moved: '被移动',
  scrapped: '已报废',
};
export const EVENT_ZH: Record<MarkerEventType, string> = {
  observe: '查看',
  repair: '修复',
  repaint: '描漆',
  re_erect: '恢复',
  move: '移设',
  add: '增设',
  scrap: '报废',
  re_reference: '更换方位物',
  resurvey: '复测',
};
export const BEARING_ZH = { true: '真方位角', grid: '坐标方位角', magnetic: '磁方位角' } as const;

/** A line as papers name it. */
export const lineName = ({ sideA, sideB }: Pick<Marker, 'sideA' | 'sideB'>): string =>
  `${sideA.name}—${sideB.name}界线`;
