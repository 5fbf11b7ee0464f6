import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { type CampaignDetail, CampaignId } from '#server/naming/campaigns/campaignContract.ts';
import { CampaignsApi } from '#server/naming/campaigns/contract.ts';
import type { ItemListItem } from '#server/naming/campaigns/itemContract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { useDetectionWords } from '../../detection/words.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useTitle } from '../../ui/useTitle.ts';
import { useToday } from '../useToday.ts';
import { classedFindings } from './classedFindings.ts';
import { useItemWords } from './itemWords.ts';
import { MatchedName } from './MatchedName.tsx';
import { useSheetWords } from './sheetWords.ts';
import { useCampaignWords } from './words.ts';
import '../../ui/listPage.css';
import './sheet.css';
import { usePunctuation } from '../../ui/usePunctuation.ts';

const MOST = 200;

/** The list as the experts get it on paper: evidence, survey, room for the opinion and the signature. */
export function ExpertSheet() {
  const say = useSheetWords();
  const id = CampaignId.safeParse(useParams().id).data;
  return id ? <Sheet id={id} /> : <EmptyState text={say('sheetEmpty')} />;
}

function Sheet({ id }: { id: CampaignId }) {
  const say = useSheetWords();
  const campaign = useCall(CampaignsApi.get, { params: { id } });
  const items = useCall(CampaignsApi.items, { query: { campaign: id, limit: MOST } });
  useTitle(say('sheetTitle'));
  const error = campaign.error ?? items.error;
  if (error) return <ProblemAlert error={error} />;
  if (!campaign.data || !items.data) return <LoadingBlock rows={10} />;
  return (
    <>
      <nav className="crumb sheet-bar">
        <Link to={`/campaigns/${id}`}>{say('sheetBack')}</Link>
        <Button type="primary" onClick={() => print()}>
          {say('print')}
        </Button>
      </nav>
      <Paper found={campaign.data} items={items.data.items.filter(({ state }) => state !== 'struck')} />
    </>
  );
}

function Paper({ found, items }: { found: CampaignDetail; items: readonly ItemListItem[] }) {
  const say = useSheetWords();
  const language = useLanguage();
  const { data: me } = useSession();
  const today = useToday();
  const { inBrackets } = usePunctuation();
  return (
    <article className="sheet">
      <header>
        <h1>{say('sheetTitle')}</h1>
        <p className="sheet-for">{inBrackets(say('sheetFor'))}</p>
        <p className="sheet-meta">
          <span>{found.title}</span>
          <span>
            {found.documentNo} · {found.campaignNo}
          </span>
        </p>
      </header>
      {items.length === 0 ? <p>{say('sheetEmpty')}</p> : <Names items={items} />}
      <footer>
        <p className="sheet-sign">
          <span>{say('sheetSign')}</span>
          <span>{say('sheetDate')}</span>
        </p>
        <p className="sheet-foot">{say('sheetFoot')}</p>
        <p className="sheet-foot">
          {say('sheetPrinted', { office: me?.organisation.name ?? '', day: today ? formatDay(today, language) : '' })}
        </p>
      </footer>
    </article>
  );
}

function Names({ items }: { items: readonly ItemListItem[] }) {
  const say = useSheetWords();
  const sayCampaign = useCampaignWords();
  const sayItem = useItemWords();
  return (
    <table>
      <colgroup>
        <col className="sheet-no" />
        <col className="sheet-name" />
        <col className="sheet-basis" />
        <col className="sheet-survey" />
        <col className="sheet-proposal" />
        <col className="sheet-opinion" />
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{say('sheetNo')}</th>
          <th scope="col">{sayCampaign('name')}</th>
          <th scope="col">{say('sheetBasis')}</th>
          <th scope="col">{say('sheetSurvey')}</th>
          <th scope="col">{sayItem('proposal')}</th>
          <th scope="col">{say('sheetOpinion')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <NameRow key={item.id} item={item} no={at + 1} />
        ))}
      </tbody>
    </table>
  );
}

function NameRow({ item, no }: { item: ItemListItem; no: number }) {
  const say = useSheetWords();
  const sayItem = useItemWords();
  const sayPlace = useGazetteerWords();
  const sayRule = useDetectionWords();
  const inEnglish = useLanguage() === 'en';
  const classed = classedFindings(item.findings);
  const articles = [
    ...new Set(classed.map((f) => (inEnglish ? `${f.instrument} ${f.article}` : `${f.instrumentZh}${f.articleZh}`))),
  ];
  return (
    <tr>
      <td>{no}</td>
      <td>
        <strong>
          <MatchedName name={item.name} findings={item.findings} />
        </strong>
        <div>{sayPlace(`category.${item.category}`)}</div>
        <div>{item.divisionName}</div>
      </td>
      <td>
        <div>{item.classes.map((each) => sayRule(`defect.${each}`)).join('；')}</div>
        <div>
          {sayItem('listedReason')}：{item.reason}
        </div>
        {articles.map((article) => (
          <div key={article} className="sheet-article">
            {article}
          </div>
        ))}
      </td>
      <td>
        <div>{item.origin}</div>
        <div>{item.cause}</div>
        {item.difficulty && (
          <div>
            {sayItem('difficulty')}：{sayItem(`difficulty.${item.difficulty}`)}
          </div>
        )}
      </td>
      <Proposal item={item} />
      <td>{say('sheetKeep')}</td>
    </tr>
  );
}

/** What the office proposes, with its reasons; it may do so after the experts met. */
function Proposal({ item: { proposal, proposalText } }: { item: ItemListItem }) {
  const say = useSheetWords();
  const sayItem = useItemWords();
  if (!proposal) return <td>{say('sheetNoProposal')}</td>;
  return (
    <td>
      <div>{sayItem(`proposal.${proposal}`)}</div>
      <div>{proposalText}</div>
    </td>
  );
}
