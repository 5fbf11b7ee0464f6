import type { CaseDetail } from '#server/naming/caseContract.ts';
import { NamingApi } from '#server/naming/contract.ts';
import { DocumentsApi } from '#server/naming/documents/contract.ts';
import { UpwardApi } from '#server/naming/filings/upward/contract.ts';
import { urlOf } from '../../../api/call.ts';
import { useAct, useCall } from '../../../api/query.ts';
import { useMay, useSession } from '../../../api/session.ts';
import { useLanguage } from '../../../ui/addWords.ts';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { usePunctuation } from '../../../ui/usePunctuation.ts';
import { IssueButton } from '../../documents/IssueButton.tsx';
import { useDocumentWords } from '../../documents/words.ts';
import { UploadButton } from '../../uploads/UploadButton.tsx';
import { useUpwardWords } from './words.ts';
import '../filings.css';

/** For the office that files a decided case: what of the package is missing, what to issue or add, and the ZIP. */
export function UpwardPackage({ found }: { found: CaseDetail }) {
  const { data: me } = useSession();
  const may = useMay();
  // By name: the case tells its handler as readers see it.
  const isHandler = me?.organisation.name === found.handler && may('naming.attach');
  const goesUp = found.decision?.outcome === 'approved' && found.state !== 'revoked';
  return goesUp && isHandler ? <Package found={found} /> : null;
}

const GOES_UP = ['filing_report', 'filing_form'];

/** The two documents that go up and are not issued yet: the package holds them as they were issued. */
function ToIssue({ found }: { found: CaseDetail }) {
  const say = useUpwardWords();
  const sayDocument = useDocumentWords();
  const { data } = useCall(DocumentsApi.list, { params: { id: found.id } });
  const waiting = data?.filter(({ kind, mayIssue }) => mayIssue && GOES_UP.includes(kind)) ?? [];
  if (waiting.length === 0) return null;
  return (
    <div className="to-issue">
      <p>{say('issueFirst')}</p>
      {waiting.map((document) => {
        const label = sayDocument(`kind.${document.kind}`);
        return (
          <span key={document.kind}>
            {label} <IssueButton caseId={found.id} document={document} label={label} />
          </span>
        );
      })}
    </div>
  );
}

function Package({ found }: { found: CaseDetail }) {
  const say = useUpwardWords();
  const inEnglish = useLanguage() === 'en';
  const { listed } = usePunctuation();
  const params = { id: found.id };
  const { data, error } = useCall(UpwardApi.form, { params });
  const attach = useAct(NamingApi.attach);
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return null;
  const labelOf = ({ labelZh, labelEn }: { labelZh: string; labelEn: string }) => (inEnglish ? labelEn : labelZh);
  const missing = [...data.fields, ...data.materials].filter(({ isMissing }) => isMissing).map(labelOf);
  return (
    <div className="block no-print">
      <h4>{say('title')}</h4>
      <ProblemAlert error={attach.error} />
      <p>
        {missing.length === 0 ? (
          <StatusTag tone="good">{say('complete')}</StatusTag>
        ) : (
          <>
            <StatusTag tone="warning">{say('missing')}</StatusTag> {listed(missing)}
          </>
        )}
      </p>
      <ToIssue found={found} />
      <div className="filing-acts">
        {data.materials
          .filter(({ isRequired }) => isRequired)
          .map((material) => (
            <UploadButton
              key={material.code}
              label={say('uploadFor', { material: labelOf(material) })}
              isPending={attach.isPending}
              onFile={(file) => attach.mutate({ params, query: { material: material.code }, file })}
            >
              {say('uploadFor', { material: labelOf(material) })}
            </UploadButton>
          ))}
        <a className="package-link" href={urlOf(UpwardApi.package, { params })} download>
          {say('download')}
        </a>
      </div>
      <p className="hint">{say('keysUnverified')}</p>
    </div>
  );
}
