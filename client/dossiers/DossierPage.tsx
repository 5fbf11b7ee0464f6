import { Alert, Button } from 'antd';
import { useContext, useState } from 'react';
import { Link, useParams } from 'react-router';
import { DossierActBodies, type DossierActName } from '#server/dossiers/actContract.ts';
import { DossierArchiveApi } from '#server/dossiers/archiveContract.ts';
import { type Dossier, DossiersApi } from '#server/dossiers/contract.ts';
import { DossierId } from '#server/dossiers/draftContract.ts';
import { urlOf } from '../api/call.ts';
import { useCall } from '../api/query.ts';
import { useLanguage } from '../ui/addWords.ts';
import { formatDay } from '../ui/formatDay.ts';
import { GroundNote } from '../ui/groundNote.ts';
import { LoadingBlock } from '../ui/LoadingBlock.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { DossierActDialog } from './DossierActDialog.tsx';
import { AfterApproval, CodePanel, OpinionPanel, SchemePanel, StepPanel } from './DossierPanels.tsx';
import { DossierSheets } from './DossierSheets.tsx';
import { DossierStateTag } from './DossierStateTag.tsx';
import { MaterialList } from './MaterialList.tsx';
import { SchemeDialog } from './SchemeDialog.tsx';
import { missingPart, useDossierWords } from './words.ts';
import '../ui/listPage.css';
import './dossiers.css';

/** The dossier an address names. */
export function DossierPage() {
  const say = useDossierWords();
  const id = DossierId.safeParse(useParams().id);
  if (!id.success) {
    return (
      <p role="alert">
        {say('notFound')} <Link to="/division-dossiers">{say('back')}</Link>
      </p>
    );
  }
  return <OpenDossier key={id.data} id={id.data} />;
}

function OpenDossier({ id }: { id: DossierId }) {
  const { data, error, refetch } = useCall(DossiersApi.get, { params: { id } });
  if (data) return <DossierCard dossier={data} />;
  return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <LoadingBlock rows={12} />;
}

function DossierCard({ dossier }: { dossier: Dossier }) {
  const say = useDossierWords();
  const language = useLanguage();
  const Ground = useContext(GroundNote);
  const { title, state, change, unit, effectiveOn, applyFault } = dossier;
  const fileOf = (format: 'pdf' | 'xlsx') =>
    urlOf(DossierArchiveApi.archiveList, { params: { id: dossier.id }, query: { format } });
  return (
    <>
      <nav className="crumb">
        <Link to="/division-dossiers">{say('back')}</Link>
      </nav>
      <PageHeader
        title={title}
        tags={<DossierStateTag state={state} />}
        actions={
          <>
            <Button href={fileOf('pdf')} target="_blank">
              {say('archiveListPdf')}
            </Button>
            <Button href={fileOf('xlsx')}>{say('archiveListXlsx')}</Button>
            {dossier.appliedAt === null && <DossierSheets id={dossier.id} />}
          </>
        }
        lead={[
          say(`change.${change}`),
          unit.path,
          effectiveOn && `${say('fact.effective')} ${formatDay(effectiveOn, language)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      />
      {applyFault && (
        <Alert className="problem-alert" type="warning" showIcon title={say('fault')} description={applyFault} />
      )}
      <Ground subject="dossier" id={dossier.id} />
      <ActBar dossier={dossier} />
      <SchemePanel dossier={dossier} />
      <section className="panel" aria-labelledby="dossier-materials">
        <h2 id="dossier-materials">{say('materials')}</h2>
        <MaterialList dossier={dossier} />
      </section>
      <OpinionPanel dossier={dossier} />
      <CodePanel dossier={dossier} />
      <AfterApproval dossier={dossier} />
      <StepPanel dossier={dossier} />
    </>
  );
}

/** The acts that the state permits; the first is the way on. */
function ActBar({ dossier }: { dossier: Dossier }) {
  const say = useDossierWords();
  const [act, setAct] = useState<DossierActName>();
  const [isEditing, setEditing] = useState(false);
  const acts = dossier.acts.filter((name): name is DossierActName => name in DossierActBodies);
  if (acts.length === 0) return null;
  return (
    <section className="panel" aria-label={say('acts')}>
      <div className="dossier-acts">
        {acts.map((name) => (
          <Button key={name} danger={name === 'refuse' || name === 'withdraw'} onClick={() => setAct(name)}>
            {say(`act.${name}`)}
          </Button>
        ))}
        {dossier.acts.includes('edit') && <Button onClick={() => setEditing(true)}>{say('act.edit')}</Button>}
      </div>
      {dossier.state === 'implementing' && dossier.missing.length > 0 && (
        <p className="hint">
          {say('missing')}：{dossier.missing.map((part) => say(`missing.${missingPart(part)}`)).join('、')}
        </p>
      )}
      {act && <DossierActDialog dossier={dossier} act={act} onClose={() => setAct(undefined)} />}
      {isEditing && <SchemeDialog change={dossier.change} dossier={dossier} onClose={() => setEditing(false)} />}
    </section>
  );
}
