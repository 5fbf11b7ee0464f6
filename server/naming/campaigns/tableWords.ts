import type { CampaignCandidate } from './campaignContract.ts';
import type { ItemListItem } from './itemContract.ts';

interface TableWords {
  level: Record<CampaignCandidate['level'], string>;
  standing: Record<CampaignCandidate['standing'], string>;
  state: Record<ItemListItem['state'], string>;
  difficulty: Record<NonNullable<ItemListItem['difficulty']>, string>;
  proposal: Record<NonNullable<ItemListItem['proposal']>, string>;
  decision: Record<NonNullable<ItemListItem['decision']>, string>;
}

/** Words of the exported tables, which offices hand on as documents: Chinese, as the list itself is. */
export const TABLE_WORDS: TableWords = {
  level: { block: '法规禁止', review: '须研判', note: '提示', needs_data: '缺少数据', clear: '未见问题' },
  standing: { open: '待研判', listed: '已列入', set_aside: '不列入', gone: '不再命中' },
  state: {
    listed: '已列入',
    struck: '已撤出',
    surveyed: '已调查',
    reviewed: '已论证',
    kept: '保留',
    to_correct: '应整改',
    correcting: '更名办理中',
    corrected: '已更名',
    referred: '已移送',
  },
  difficulty: { low: '小', medium: '中', high: '大' },
  proposal: { keep: '拟保留', correct: '拟更名' },
  decision: { keep: '保留', correct: '整改' },
};
