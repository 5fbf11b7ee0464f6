import { Button } from 'antd';
import { useState } from 'react';
import type { CampaignDetail } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import { type ItemId, type ItemListItem, ItemState } from '#server/naming/campaigns/itemContract.ts';
import { usePages } from '../../api/usePages.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ExportAct } from '../../ui/exportAct.tsx';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { PagedList } from '../../ui/PagedList.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useItemWords } from './itemWords.ts';
import { MatchedName } from './MatchedName.tsx';
import { type NameFilter, NameFilters } from './NameFilters.tsx';
import { ItemStateTag } from './StateTag.tsx';

interface Filter extends NameFilter {
  state?: ItemState | undefined;
}
interface Props {
  found: CampaignDetail;
  onOpen: (id: ItemId) => void;
}

/** The list itself: every name a person put on it, with where it stands. */
export function ItemTab({ found, onOpen }: Props) {
  const say = useItemWords();
  const [filter, setFilter] = useState<Filter>({});
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
  const pages = usePages(CampaignsApi.items, { campaign: found.id, ...given });
  const change = (part: Filter) => setFilter((was) => ({ ...was, ...part }));
  const empty = (
    <EmptyState text={say('empty')}>
      <p className="empty-hint">{say('emptyHint')}</p>
    </EmptyState>
  );
  return (
    <>
      <NameFilters
        filter={filter}
        counties={found.statistics}
        onChange={change}
        act={<ExportAct collection="campaign-items" filter={{ campaign: found.id, ...given }} />}
      >
        <FilterChoice
          label={say('state')}
          all={say('allStates')}
          value={filter.state}
          onChange={(state) => change({ state })}
          options={ItemState.options.map((value) => ({ value, label: say(`state.${value}`) }))}
        />
      </NameFilters>
      <PagedList pages={pages} empty={empty} rows={6}>
        {(items) => (
          <ul className="name-rows" aria-label={say('listing')}>
            {items.map((item) => (
              <ItemRow key={item.id} item={item} onOpen={() => onOpen(item.id)} />
            ))}
          </ul>
        )}
      </PagedList>
    </>
  );
}

function ItemRow({ item, onOpen }: { item: ItemListItem; onOpen: () => void }) {
  const say = useItemWords();
  const sayPlace = useGazetteerWords();
  const sayRule = useDetectionWords();
  const language = useLanguage();
  return (
    <li className="name-row">
      <div className="name-cell">
        <Button type="link" className="record-name" onClick={onOpen}>
          <span>
            <MatchedName name={item.name} findings={item.findings} />
            {item.newName && ` → ${item.newName}`}
          </span>
        </Button>
        <div className="hint">
          {sayPlace(`category.${item.category}`)} · {item.divisionName}
        </div>
      </div>
      <div className="tag-cell">
        {item.classes.map((each) => (
          <StatusTag key={each}>{sayRule(`defect.${each}`)}</StatusTag>
        ))}
      </div>
      <div className="reason-cell">
        <span className="hint">{say('listedReason')}</span>
        <div>{item.reason}</div>
      </div>
      <div className="standing-cell">
        <ItemStateTag state={item.state} />{' '}
        {item.objectionsOpen > 0 && (
          <StatusTag tone="warning">{say('objectionsWaiting', { n: item.objectionsOpen })}</StatusTag>
        )}
        {item.dueOn && (
          <div className="hint">
            {say('dueOn')} {formatDay(item.dueOn, language)}
          </div>
        )}
      </div>
    </li>
  );
}
