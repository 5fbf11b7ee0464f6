import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { GazetteerApi, type PlaceId } from '#server/gazetteer/contract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { useAct, useCall } from '../../api/query.ts';
import { LoadingBlock } from '../../ui/LoadingBlock.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { useKindFormWords } from './kindFormWords.ts';
import { newKey } from './newKey.ts';

/** Opens the draft of a renaming or cancellation of a place: the register fills in what it knows. */
export function StartAboutPlace({ kind, place }: { kind: 'renaming' | 'cancellation'; place: PlaceId }) {
  const say = useKindFormWords();
  const navigate = useNavigate();
  const [idempotencyKey] = useState(newKey);
  const { data, error } = useCall(GazetteerApi.get, { params: { id: place } });
  const create = useAct(NamingApi.create, { onSuccess: ({ id }) => void navigate(`/apply/${id}`, { replace: true }) });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return <LoadingBlock />;
  return (
    <>
      <PageHeader title={`${say(kind)}：${data.standardName ?? ''}`} lead={data.divisionPath} />
      <ProblemAlert error={create.error} />
      <Alert
        type="info"
        showIcon
        title={say(`about.${kind}`, { name: data.standardName ?? '' })}
        description={say('startLead')}
      />
      <p>
        <Button
          type="primary"
          size="large"
          loading={create.isPending}
          onClick={() =>
            create.mutate({ body: { kind, place, candidates: [], extent: '', attributes: {} }, idempotencyKey })
          }
        >
          {say('start')}
        </Button>
      </p>
    </>
  );
}
