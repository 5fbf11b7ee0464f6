import { Link, useParams, useSearchParams } from 'react-router';
import { z } from 'zod';
import { PlaceCategory, PlaceId } from '#server/gazetteer/contract.ts';
import { CaseId } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useCall } from '../../api/query.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { ApplyForm } from './ApplyForm.tsx';
import { type ApplicationForm, emptyCandidate } from './applicationForm.ts';
import { StartAboutPlace } from './StartAboutPlace.tsx';
import { Submitted } from './Submitted.tsx';
import { useApplyWords } from './words.ts';

/** A new application at /apply; at /apply/:id a draft or a returned one to edit, and what follows once it is submitted. */
export function ApplyPage() {
  const { id } = useParams();
  const known = CaseId.safeParse(id);
  if (known.success) return <Existing id={known.data} />;
  return id ? <Unknown /> : <New />;
}

/** A new name; from a place of the register a renaming or cancellation of it; from the list of held names a naming that draws one. */
function New() {
  const [search] = useSearchParams();
  const kind = z.enum(['renaming', 'cancellation']).safeParse(search.get('kind')).data;
  const place = PlaceId.safeParse(search.get('place')).data;
  if (kind && place) return <StartAboutPlace kind={kind} place={place} />;
  return <ApplyForm key="new" saved={null} started={drawn(search)} />;
}

function drawn(search: URLSearchParams): Partial<ApplicationForm> {
  const draws = z.uuid().safeParse(search.get('draws')).data;
  const category = PlaceCategory.safeParse(search.get('category')).data;
  if (!draws || !category) return {};
  const name = search.get('name') ?? '';
  const candidates = [{ ...emptyCandidate(1), name }];
  return { draws, drawnNames: [name], category, candidates, division: search.get('division') ?? '' };
}

function Unknown() {
  const say = useApplyWords();
  return (
    <>
      <PageHeader title={say('unknown')} />
      <EmptyState text={say('unknownText')}>
        <Link to="/cases">{say('mine')}</Link>
      </EmptyState>
    </>
  );
}

function Existing({ id }: { id: CaseId }) {
  const { data, error, refetch } = useCall(NamingApi.get, { params: { id } });
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingBlock />;
  const isOpen = data.state === 'draft' || data.state === 'returned_for_correction';
  return isOpen ? <ApplyForm key={data.id} saved={data} /> : <Submitted found={data} />;
}
