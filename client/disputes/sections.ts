import type { ComponentType } from 'react';
import type { Dispute, DisputeSection as Readable } from '#server/disputes/contract.ts';
import type { Language } from '../ui/addWords.ts';
import { AccessLogSection } from './access/AccessLogSection.tsx';
import { ReadersSection } from './access/ReadersSection.tsx';
import { AidsSection } from './aids/AidsSection.tsx';
import { ClaimsSection } from './claims/ClaimsSection.tsx';
import { ContentsSection } from './claims/ContentsSection.tsx';
import { EvidenceSection } from './evidence/EvidenceSection.tsx';
import { InterimSection } from './interim/InterimSection.tsx';
import { FactsSection } from './page/FactsSection.tsx';
import { HistorySection } from './page/HistorySection.tsx';
import { PapersSection } from './page/PapersSection.tsx';
import { ExportsSection } from './papers/ExportsSection.tsx';
import { FilingSection } from './procedure/FilingSection.tsx';
import { ProcedureSection } from './procedure/ProcedureSection.tsx';
import { SettlementSection } from './procedure/SettlementSection.tsx';
import { ResultSection } from './result/ResultSection.tsx';
import { TouchingSection } from './touching/TouchingSection.tsx';

interface DisputePart {
  /** In the address, so that a part can be sent to somebody. */
  key: string;
  title: Record<Language, string>;
}

/** A page shows one part at a time: each asks for much, and the access log tells which was read. */
export const DISPUTE_PARTS: readonly [DisputePart, ...DisputePart[]] = [
  { key: 'overview', title: { 'zh-CN': '概况', en: 'Overview' } },
  { key: 'ground', title: { 'zh-CN': '主张与区域', en: 'Claims and area' } },
  { key: 'evidence', title: { 'zh-CN': '证据', en: 'Evidence' } },
  { key: 'interim', title: { 'zh-CN': '争议期间', en: 'Meanwhile' } },
  { key: 'procedure', title: { 'zh-CN': '办理和结果', en: 'Procedure and result' } },
  { key: 'papers', title: { 'zh-CN': '卷宗', en: 'Papers' } },
  { key: 'readers', title: { 'zh-CN': '知悉和查阅', en: 'Readers' } },
];

interface DisputeSection {
  key: string;
  part: string;
  title: Record<Language, string>;
  /** What an invited person must have been given; `whole`: the file as a whole. Left out: shown to everybody. */
  needs?: Readable | 'whole';
  /** Left out: on both tracks. */
  track?: Dispute['track'];
  Component: ComponentType<{ dispute: Dispute }>;
}

/** The parts of a dispute's page, in their order. */
const DISPUTE_SECTIONS: readonly DisputeSection[] = [
  { key: 'facts', part: 'overview', title: { 'zh-CN': '登记内容', en: 'Registration' }, Component: FactsSection },
  {
    key: 'claims',
    part: 'ground',
    needs: 'claims',
    title: { 'zh-CN': '主张线与争议区域', en: 'Claims and contested area' },
    Component: ClaimsSection,
  },
  {
    key: 'contents',
    part: 'ground',
    needs: 'claims',
    title: { 'zh-CN': '区域内容与现状', en: 'What lies inside, status quo' },
    Component: ContentsSection,
  },
  {
    key: 'aids',
    part: 'ground',
    needs: 'whole',
    title: { 'zh-CN': '辅助线（非法定方案）', en: 'Aids (no proposals of law)' },
    Component: AidsSection,
  },
  {
    key: 'evidence',
    part: 'evidence',
    needs: 'evidence',
    title: { 'zh-CN': '证据', en: 'Evidence' },
    Component: EvidenceSection,
  },
  {
    key: 'interim',
    part: 'interim',
    needs: 'interim',
    title: { 'zh-CN': '期间义务、措施和事件', en: 'Duties, measures, incidents' },
    Component: InterimSection,
  },
  {
    key: 'touching',
    part: 'interim',
    needs: 'whole',
    title: { 'zh-CN': '区域内事项', en: 'On contested ground' },
    Component: TouchingSection,
  },
  {
    key: 'procedure',
    part: 'procedure',
    needs: 'procedure',
    title: { 'zh-CN': '协商、调解和办理', en: 'Procedure' },
    Component: ProcedureSection,
  },
  {
    key: 'settlement',
    part: 'procedure',
    needs: 'procedure',
    title: { 'zh-CN': '协议、决定和地形图', en: 'Settlement and maps' },
    Component: SettlementSection,
  },
  {
    key: 'result',
    part: 'procedure',
    needs: 'settlement',
    title: { 'zh-CN': '结果落界', en: 'From settlement to line' },
    Component: ResultSection,
  },
  {
    key: 'filing',
    part: 'procedure',
    needs: 'procedure',
    title: { 'zh-CN': '备案和归档', en: 'Filing and archive' },
    Component: FilingSection,
    track: 'T1',
  },
  {
    key: 'papers',
    part: 'papers',
    needs: 'papers',
    title: { 'zh-CN': '卷宗文件', en: 'Papers' },
    Component: PapersSection,
  },
  {
    key: 'exports',
    part: 'papers',
    needs: 'whole',
    title: { 'zh-CN': '卷宗和归档', en: 'Dossier and archive' },
    Component: ExportsSection,
  },
  {
    key: 'readers',
    part: 'readers',
    needs: 'whole',
    title: { 'zh-CN': '知悉人员', en: 'Who may read' },
    Component: ReadersSection,
  },
  {
    key: 'access',
    part: 'readers',
    needs: 'whole',
    title: { 'zh-CN': '查阅记录', en: 'Access log' },
    Component: AccessLogSection,
  },
  { key: 'history', part: 'overview', title: { 'zh-CN': '办理记录', en: 'History' }, Component: HistorySection },
];

/** Those of a part that a dispute of this track has and its reader may read. */
export const sectionsOf = ({ track, sections }: Pick<Dispute, 'track' | 'sections'>, part: string): DisputeSection[] =>
  DISPUTE_SECTIONS.filter(
    (one) => one.part === part && (one.track ?? track) === track && (sections === null || isGiven(one, sections)),
  );

const isGiven = ({ needs }: DisputeSection, sections: readonly Readable[]): boolean =>
  needs === undefined || sections.some((section) => section === needs);

/** The parts that hold anything for the reader. */
export const partsOf = (dispute: Pick<Dispute, 'track' | 'sections'>): DisputePart[] =>
  DISPUTE_PARTS.filter(({ key }) => sectionsOf(dispute, key).length > 0);
