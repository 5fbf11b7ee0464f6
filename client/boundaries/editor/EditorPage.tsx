import { Grid } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { BoundariesApi, LineId } from '#server/boundaries/contract.ts';
import { LineDraftApi } from '#server/boundaries/lines/drafts/draftContract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useBoundaryWords } from '../words.ts';
import { LineEditor } from './LineEditor.tsx';
import { useEditorWords } from './words.ts';
import './editor.css';

/** Another course for the line an address names; `draft` names one to go on with. */
export function EditorPage() {
  const say = useBoundaryWords();
  const id = LineId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/boundaries">{say('back')}</Link>
      </p>
    );
  }
  return <OpenEditor key={id.data} id={id.data} />;
}

function OpenEditor({ id }: { id: LineId }) {
  const say = useEditorWords();
  const words = useBoundaryWords();
  const [search] = useSearchParams();
  const isWide = Grid.useBreakpoint().lg ?? true;
  const params = { params: { id } };
  const line = useCall(BoundariesApi.getLine, params);
  const near = useCall(LineDraftApi.surroundings, params);
  const drafts = useCall(LineDraftApi.list, params);
  const error = line.error ?? near.error ?? drafts.error;
  if (!line.data || !near.data || !drafts.data)
    return error ? <ProblemAlert error={error} /> : <LoadingBlock rows={10} />;
  const draft = drafts.data.items.find((one) => one.id === search.get('draft') && one.state === 'open') ?? null;
  const name = line.data.name ?? words('lineOf', { a: line.data.sideA.name, b: line.data.sideB.name });
  return (
    <>
      <nav className="crumb">
        <Link to={`/boundaries/${id}`}>{name}</Link>
      </nav>
      <PageHeader title={say('title', { name })} lead={say('lead')} />
      {isWide ? <LineEditor line={line.data} near={near.data} draft={draft} /> : <p role="note">{say('wideOnly')}</p>}
    </>
  );
}
