import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DueApi, type DuePlace, type DueSite } from '#server/signs/due/dueContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { DismissDialog } from './DismissDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { keyOf, type Proposals } from './useProposals.ts';
import { useDueWords } from './words.ts';

interface Props {
  place: DuePlace;
  site: DueSite;
  proposals: Proposals;
  moveMetres: number;
  mayManage: boolean;
}
const TONE: Record<DueSite['state'], Tone> = { missing: 'warning', served: 'good', dismissed: 'plain' };

/** One place where a sign is due: which rule puts it there, what is met, how it stands. */
export function DueSiteRow(props: Props) {
  const { site, proposals, mayManage } = props;
  const say = useDueWords();
  const { listed } = usePunctuation();
  const rule = useRuleLabel(site.rule);
  const isMissing = site.state === 'missing';
  const chosen = proposals.chosen.some((other) => keyOf(other) === keyOf(site));
  const [lon = 0, lat = 0] = proposals.moved.get(keyOf(site)) ?? site.position;
  return (
    <li>
      <span className="due-site-head">
        {mayManage && isMissing && (
          <Checkbox aria-label={say('choose', { rule })} checked={chosen} onChange={() => proposals.toggle(site)} />
        )}
        <StatusTag tone={TONE[site.state]}>{say(`state.${site.state}`)}</StatusTag>
        <span>
          {rule}
          {site.meets.length > 0 && <> · {say('meets', { names: listed(site.meets) })}</>}
        </span>
      </span>
      <span className="hint">
        {lon.toFixed(6)}, {lat.toFixed(6)}
        {proposals.moved.has(keyOf(site)) && ` · ${say('moved')}`}
        {site.dismissal && ` · ${say('by', site.dismissal)}`}
      </span>
      <SiteActs {...props} />
    </li>
  );
}

function SiteActs({ place, site, proposals, moveMetres, mayManage }: Props) {
  const say = useDueWords();
  const [open, setOpen] = useState<'move' | 'dismiss' | null>(null);
  const { dismissal } = site;
  if (site.signId) return <Link to={`/signs/${site.signId}`}>{say('sign')}</Link>;
  if (!mayManage) return null;
  if (dismissal) {
    return (
      <Button size="small" loading={proposals.isBusy} onClick={() => proposals.restore(dismissal.id)}>
        {say('restore')}
      </Button>
    );
  }
  return (
    <span className="due-site-acts">
      <Button size="small" loading={proposals.isBusy} onClick={() => proposals.take([site])}>
        {say('accept')}
      </Button>
      <Button size="small" onClick={() => setOpen('move')}>
        {say('move')}
      </Button>
      <Button size="small" onClick={() => setOpen('dismiss')}>
        {say('dismiss')}
      </Button>
      {open === 'move' && <MoveDialog {...{ place, site, proposals, moveMetres }} onClose={() => setOpen(null)} />}
      {open === 'dismiss' && <DismissDialog place={place} site={site} onClose={() => setOpen(null)} />}
    </span>
  );
}

function useRuleLabel(code: DueSite['rule']): string {
  const isEnglish = useLanguage() === 'en';
  const { data } = useCall(DueApi.signSitingRules, {});
  const rule = data?.rules.find((row) => row.code === code);
  return (isEnglish ? rule?.label : rule?.labelZh) ?? code;
}
