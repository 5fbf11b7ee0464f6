import { Button } from 'antd';
import { Link } from 'react-router';
import type { Handout, HandoutFileKind } from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { urlOf } from '../../api/call.ts';
import { useAct } from '../../api/query.ts';
import { useMay } from '../../api/session.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatBytes } from '../../ui/formatMeasure.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { FileChooser } from '../markers/FileChooser.tsx';
import { HandoutActs } from './HandoutActs.tsx';
import { RuleText } from './HandoutForm.tsx';
import { HandoutStateTag } from './HandoutStateTag.tsx';
import { OneHandout } from './OneHandout.tsx';
import { PackagePanel } from './PackagePanel.tsx';
import { useHandoutWords } from './words.ts';
import '../../ui/listPage.css';
import '../markers/markers.css';
import './handouts.css';

/** The request an address names. */
export function HandoutPage() {
  return <OneHandout>{(handout) => <HandoutCard handout={handout} />}</OneHandout>;
}

/** One request: what is asked, what to do next, what went out, what happened. */
function HandoutCard({ handout }: { handout: Handout }) {
  const say = useHandoutWords();
  const may = useMay();
  const { id, number, state, level, applicant } = handout;
  const isEditable = state === 'draft' && may('handouts.keep') && handout.next.length > 0;
  return (
    <>
      <nav className="crumb">
        <Link to="/boundaries/handouts">{say('back')}</Link>
      </nav>
      <PageHeader
        title={number ?? say('noNumber')}
        tags={<HandoutStateTag state={state} />}
        lead={`${applicant} · ${say(`level.${level}`)}`}
        actions={
          <>
            <Button href={urlOf(HandoutsApi.handoutFormPdf, { params: { id } })} target="_blank">
              {say('formPdf')}
            </Button>
            {isEditable && <LinkButton to={`/boundaries/handouts/${id}/edit`}>{say('edit')}</LinkButton>}
          </>
        }
      />
      <div className="marker-columns">
        <div>
          {handout.next.length > 0 && <HandoutActs handout={handout} />}
          <RequestFacts handout={handout} />
          <PackagePanel handout={handout} />
        </div>
        <div>
          <Papers handout={handout} />
          <Ledger handout={handout} />
        </div>
      </div>
    </>
  );
}

function RequestFacts({ handout }: { handout: Handout }) {
  const say = useHandoutWords();
  const { contactName, contactPhone, rule } = handout;
  return (
    <section className="panel" aria-labelledby="handout-request">
      <h2 id="handout-request">{say('request')}</h2>
      <DefinitionList
        items={[
          { term: say('purpose'), value: handout.purpose, wide: true },
          { term: say('basis'), value: handout.legalBasis, wide: true },
          { term: say('undertakings'), value: handout.undertakings, wide: true },
          { term: say('data'), value: <DataText handout={handout} />, wide: true },
          { term: say('contactName'), value: `${contactName} ${contactPhone}` },
          { term: say('organisation'), value: handout.organisation },
          { term: say('madeBy'), value: handout.madeBy },
          { term: say('checkedBy'), value: handout.checkedBy },
          { term: say('decidedBy'), value: handout.decidedBy },
          { term: say('decidedAt'), value: handout.decidedAt && formatInstant(handout.decidedAt) },
          { term: say('decisionNote'), value: handout.decisionNote, wide: true },
          { term: say('rule'), value: <RuleText rule={rule} />, wide: true },
        ]}
      />
    </section>
  );
}

function DataText({ handout: { selection, outsideItems, areaName } }: { handout: Handout }) {
  const say = useHandoutWords();
  if (selection === null) return <>{outsideItems}</>;
  const parts = [
    areaName ?? selection.area,
    selection.day,
    selection.levels.map((level) => say(`lineLevel.${level}`)).join('、'),
    selection.contents.map((content) => say(`content.${content}`)).join('、'),
    selection.formats.map((format) => say(`format.${format}`)).join('、'),
  ];
  return <>{parts.join(' · ')}</>;
}

const ACCEPT = 'application/pdf,image/png,image/jpeg,.ofd';

/** Which papers belong to a state: those of the request until it is decided, receipt and proof of return after it. */
function kindsFor({ state }: Handout): HandoutFileKind[] {
  if (['draft', 'submitted', 'checked'].includes(state)) return ['application', 'undertaking', 'basis'];
  if (state === 'approved') return ['receipt'];
  return ['handed_out', 'returned'].includes(state) ? ['receipt', 'return'] : [];
}

function Papers({ handout }: { handout: Handout }) {
  const say = useHandoutWords();
  const may = useMay();
  const attach = useAct(HandoutsApi.attachHandoutFile);
  const { id, files } = handout;
  return (
    <section className="panel" aria-labelledby="handout-papers">
      <h2 id="handout-papers">{say('files')}</h2>
      <ProblemAlert error={attach.error} />
      {files.length === 0 && <p className="hint">{say('noFiles')}</p>}
      <ul className="marker-list">
        {files.map((file) => (
          <li key={file.id}>
            <a href={urlOf(HandoutsApi.handoutFile, { params: { id, fileId: file.id } })}>{file.fileName}</a>
            <span className="hint">
              {' '}
              {say(`file.${file.kind}`)} · {formatBytes(file.sizeBytes)} · {file.uploadedBy}
            </span>
          </li>
        ))}
      </ul>
      {may('handouts.keep') && handout.next.length > 0 && (
        <div className="marker-uploads">
          {kindsFor(handout).map((kind) => (
            <FileChooser
              key={kind}
              label={say('upload', { kind: say(`file.${kind}`) })}
              accept={ACCEPT}
              busy={attach.isPending}
              onFile={(file) => attach.mutate({ params: { id, kind }, file })}
            />
          ))}
        </div>
      )}
    </section>
  );
}

const ACTS = [
  ...(['create', 'submit', 'check', 'approve', 'refuse', 'send_back'] as const),
  ...(['hand_out', 'take_back', 'close', 'withdraw', 'download'] as const),
];

function Ledger({ handout: { steps } }: { handout: Handout }) {
  const say = useHandoutWords();
  const named = (act: string): string => {
    const known = ACTS.find((one) => one === act);
    return known ? say(`act.${known}`) : act;
  };
  return (
    <section className="panel" aria-labelledby="handout-ledger">
      <h2 id="handout-ledger">{say('ledger')}</h2>
      <ol className="marker-list">
        {steps.toReversed().map(({ act, at, actor, organisation, note }) => (
          <li key={`${at}${act}`}>
            <strong>{named(act)}</strong> <span className="hint">{formatInstant(at)}</span>
            <p className="hint">{say('byWhom', { actor, organisation })}</p>
            {note && act !== 'download' && <p>{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
