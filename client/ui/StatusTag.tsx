import { Tag } from 'antd';
import type { ReactNode } from 'react';

/** What the colour means; the word always stands beside it, so that colour is never the only carrier. */
export type Tone = 'plain' | 'active' | 'good' | 'warning' | 'bad';

/** A state in a word, with a tone whose text contrast is at least 4.5 to 1. */
export function StatusTag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <Tag className={`status-tag tone-${tone}`}>{children}</Tag>;
}
