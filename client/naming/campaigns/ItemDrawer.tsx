import { Button } from 'antd';
import { useState } from 'react';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import type { ItemDetail, ItemId } from '#server/naming/campaigns/itemContract.ts';
import { useCall } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { SideDrawer } from '../../ui/SideDrawer.tsx';
import { ITEM_FORM, type ItemFormAct } from './forms.ts';
import { ItemActDialog } from './ItemActDialog.tsx';
import { ItemSections } from './ItemSections.tsx';
import { useItemWords } from './itemWords.ts';
import { MatchedName } from './MatchedName.tsx';
import { PromotionalDialog } from './PromotionalDialog.tsx';
import { ItemStateTag } from './StateTag.tsx';
import './campaigns.css';
import './item.css';

const isAct = (name: string): name is ItemFormAct => name in ITEM_FORM;

/** One listed name with everything on record, and what may be done with it now. */
export function ItemDrawer({ id, onClose }: { id: ItemId; onClose: () => void }) {
  const say = useItemWords();
  const { data: found, error, refetch } = useCall(CampaignsApi.item, { params: { id } });
  return (
    <SideDrawer
      title={
        found ? (
          <span className="drawer-title">
            <span>
              <MatchedName name={found.name} findings={found.findings} />
            </span>
            <ItemStateTag state={found.state} />
          </span>
        ) : (
          say('listing')
        )
      }
      onClose={onClose}
      footer={found && <Acts found={found} />}
    >
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {found ? <ItemSections found={found} /> : !error && <LoadingBlock />}
    </SideDrawer>
  );
}

function Acts({ found }: { found: ItemDetail }) {
  const say = useItemWords();
  const may = useMay();
  const language = useLanguage();
  const [act, setAct] = useState<ItemFormAct | 'promotional' | null>(null);
  // What goes on stands before what takes off the list.
  const acts = found.acts.filter(isAct).toSorted((a, b) => Number(a === 'strike') - Number(b === 'strike'));
  return (
    <>
      {found.blockedActs.map(({ act: name, detail, detailZh }) => (
        <p key={name} className="blocked-line">
          <span aria-hidden="true">■</span> {language === 'en' ? detail : detailZh}
        </p>
      ))}
      <div className="stage-acts">
        {acts.map((name, at) => (
          <Button
            key={name}
            type={at === 0 && name !== 'strike' ? 'primary' : 'default'}
            danger={name === 'strike'}
            onClick={() => setAct(name)}
          >
            {say(`act.${name}`)}
          </Button>
        ))}
        {may('campaigns.manage') && <Button onClick={() => setAct('promotional')}>{say('addPromotional')}</Button>}
        <LinkButton to={`/places/${found.placeId}`}>{say('openPlace')}</LinkButton>
      </div>
      {act === 'promotional' && <PromotionalDialog found={found} onClose={() => setAct(null)} />}
      {act && act !== 'promotional' && <ItemActDialog found={found} act={act} onClose={() => setAct(null)} />}
    </>
  );
}
