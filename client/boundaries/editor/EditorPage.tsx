import { Grid } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router';
import { BoundariesApi, type BoundaryLineDetail, LineId } from '#server/boundaries/contract.ts';
import { type LineDraft, LineDraftApi, type LineSurroundings } from '#server/boundaries/lines/drafts/draftContract.ts';
import { type GivenCourse, GivenCourseApi } from '#server/boundaries/lines/givenCourseContract.ts';
import { useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { courseAsEdit } from '../given/courseAsEdit.ts';
import { useGivenWords } from '../given/words.ts';
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
  const params = { params: { id } };
  const line = useCall(BoundariesApi.getLine, params);
  const near = useCall(LineDraftApi.surroundings, params);
  const drafts = useCall(LineDraftApi.list, params);
  const given = useCall(GivenCourseApi.given, params);
  const error = line.error ?? near.error ?? drafts.error ?? given.error;
  if (!line.data || !near.data || !drafts.data || !given.data)
    return error ? <ProblemAlert error={error} /> : <LoadingBlock rows={10} />;
  return <Loaded line={line.data} near={near.data} drafts={drafts.data.items} given={given.data.items} />;
}

interface LoadedProps {
  line: BoundaryLineDetail;
  near: LineSurroundings;
  drafts: readonly LineDraft[];
  given: readonly GivenCourse[];
}

/** The editor as the address opens it: `draft` goes on with one, `given` begins with the course of a file. */
function Loaded({ line, near, drafts, given }: LoadedProps) {
  const say = useEditorWords();
  const words = useBoundaryWords();
  const sayGiven = useGivenWords();
  const [search] = useSearchParams();
  const isWide = Grid.useBreakpoint().lg ?? true;
  const draft = drafts.find((one) => one.id === search.get('draft') && one.state === 'open') ?? null;
  const from = given.find((one) => one.id === search.get('given'));
  const start = from && courseAsEdit(near.arcs, from);
  const name = line.name ?? words('lineOf', { a: line.sideA.name, b: line.sideB.name });
  return (
    <>
      <nav className="crumb">
        <Link to={`/boundaries/${line.id}`}>{name}</Link>
      </nav>
      <PageHeader title={say('title', { name })} lead={say('lead')} />
      {from && <p role="note">{sayGiven(start ? 'draftWhy' : 'noDraft')}</p>}
      {isWide ? (
        <LineEditor line={line} near={near} draft={draft} start={start} />
      ) : (
        <p role="note">{say('wideOnly')}</p>
      )}
    </>
  );
}
