import { Space } from 'antd';
import type { BoundaryLine } from '#server/boundaries/contract.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { useBoundaryWords } from './words.ts';

/** The state of a line, and whether it is drawn for show. */
export function LineStatusTag({ line: { status, schematic, validTo } }: { line: BoundaryLine }) {
  const say = useBoundaryWords();
  return (
    <Space size="small">
      <StatusTag tone={status === 'draft' ? 'plain' : 'good'}>{say(`status.${status}`)}</StatusTag>
      {validTo !== null && <StatusTag tone="bad">{say('ended')}</StatusTag>}
      {schematic && <StatusTag tone="warning">{say('schematic')}</StatusTag>}
    </Space>
  );
}
