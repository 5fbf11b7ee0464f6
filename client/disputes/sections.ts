import type { ComponentType } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import type { Language } from '../ui/addWords.ts';
import { AidsSection } from './aids/AidsSection.tsx';
import { ClaimsSection } from './claims/ClaimsSection.tsx';
import { ContentsSection } from './claims/ContentsSection.tsx';
import { EvidenceSection } from './evidence/EvidenceSection.tsx';
import { FactsSection } from './page/FactsSection.tsx';
import { HistorySection } from './page/HistorySection.tsx';
import { PapersSection } from './page/PapersSection.tsx';
import { ResultSection } from './result/ResultSection.tsx';
import { TouchingSection } from './touching/TouchingSection.tsx';

interface DisputeSection {
  /** Also the anchor of the section. */
  key: string;
  title: Record<Language, string>;
  Component: ComponentType<{ dispute: Dispute }>;
}

/** The parts of a dispute's page, in their order. */
export const DISPUTE_SECTIONS: readonly DisputeSection[] = [
  { key: 'facts', title: { 'zh-CN': '登记内容', en: 'Registration' }, Component: FactsSection },
  { key: 'claims', title: { 'zh-CN': '主张线与争议区域', en: 'Claims and contested area' }, Component: ClaimsSection },
  {
    key: 'contents',
    title: { 'zh-CN': '区域内容与现状', en: 'What lies inside, status quo' },
    Component: ContentsSection,
  },
  { key: 'aids', title: { 'zh-CN': '辅助线（非法定方案）', en: 'Aids (no proposals of law)' }, Component: AidsSection },
  { key: 'evidence', title: { 'zh-CN': '证据', en: 'Evidence' }, Component: EvidenceSection },
  { key: 'touching', title: { 'zh-CN': '区域内事项', en: 'On contested ground' }, Component: TouchingSection },
  { key: 'result', title: { 'zh-CN': '结果落界', en: 'From settlement to line' }, Component: ResultSection },
  { key: 'papers', title: { 'zh-CN': '卷宗文件', en: 'Papers' }, Component: PapersSection },
  { key: 'history', title: { 'zh-CN': '办理记录', en: 'History' }, Component: HistorySection },
];
