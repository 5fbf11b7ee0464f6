import { Button } from 'antd';
import { useContext, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type Sign, SignId, SignsApi } from '#server/signs/contract.ts';
import { useCall } from '../api/query.ts';
import { useMay } from '../api/session.ts';
import { useCodeLabel } from '../gazetteer/useCodeList.ts';
import { GroundNote } from '../ui/groundNote.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { SignWork } from './inspections/SignWork.tsx';
import { PlatePanel } from './PlatePanel.tsx';
import { useRegisterWords } from './registerWords.ts';
import { ScanPanel } from './ScanPanel.tsx';
import { SignEditDialog } from './SignEditDialog.tsx';
import { SignFacts } from './SignFacts.tsx';
import { SignHistory } from './SignHistory.tsx';
import { SignPhotos } from './SignPhotos.tsx';
import { SignReports } from './SignReports.tsx';
import { SignStatusTag } from './SignStatusTag.tsx';
import { useSignWords } from './words.ts';
import '../ui/listPage.css';
import './signs.css';

/** The sign an address names. */
export function SignPage() {
  const say = useSignWords();
  const id = SignId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/signs">{say('back')}</Link>
      </p>
    );
  }
  return <OpenSign key={id.data} id={id.data} />;
}

function OpenSign({ id }: { id: SignId }) {
  const { data: sign, error, refetch } = useCall(SignsApi.get, { params: { id } });
  if (sign) return <SignCard sign={sign} reload={async () => (await refetch()).data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={10} />;
}

interface SignCardProps {
  sign: Sign;
  reload: () => Promise<Sign | undefined>;
}

/** One sign: how it looks, whether it may be made, where it stands, and what was reported of it. */
function SignCard({ sign, reload }: SignCardProps) {
  const say = useSignWords();
  const words = useRegisterWords();
  const typeOf = useCodeLabel('sign-types');
  const may = useMay();
  const Ground = useContext(GroundNote);
  const [editing, setEditing] = useState<'state' | 'details' | null>(null);
  return (
    <>
      <nav className="crumb">
        <Link to="/signs">{say('back')}</Link>
      </nav>
      <PageHeader
        title={`${sign.name}${sign.number ? ` ${sign.number}` : ''}`}
        tags={
          <>
            <span className="roman">{sign.romanSign}</span>
            <SignStatusTag status={sign.status} />
          </>
        }
        lead={`${typeOf(sign.type)} · ${sign.widthMillimetres} × ${sign.heightMillimetres} mm`}
        actions={
          may('signs.manage') && (
            <>
              <Button onClick={() => setEditing('details')}>{words('details')}</Button>
              {sign.status !== 'withdrawn' && (
                <Button type="primary" onClick={() => setEditing('state')}>
                  {say('edit')}
                </Button>
              )}
            </>
          )
        }
      />
      <Ground subject="sign" id={sign.id} />
      <div className="sign-columns">
        <div>
          <PlatePanel sign={sign} />
          <SignWork signId={sign.id} />
          <section className="panel" aria-labelledby="sign-reports">
            <h2 id="sign-reports">{say('tabReports')}</h2>
            <SignReports signId={sign.id} />
          </section>
          <SignHistory sign={sign} />
        </div>
        <div>
          <ScanPanel sign={sign} />
          <SignFacts sign={sign} />
          <SignPhotos sign={sign} />
        </div>
      </div>
      {editing === 'state' && <SignEditDialog sign={sign} reload={reload} onClose={() => setEditing(null)} />}
      {editing === 'details' && <DetailsDialog sign={sign} reload={reload} onClose={() => setEditing(null)} />}
    </>
  );
}
