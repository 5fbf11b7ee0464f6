import { useState } from 'react';
import type { BoundaryLineDetail } from '#server/boundaries/contract.ts';
import {
  type DocumentDraft,
  DocumentKind,
  type LineArchive,
  LineArchiveApi,
} from '#server/boundaries/lines/archiveContract.ts';
import { type LineDraft, LineDraftApi } from '#server/boundaries/lines/drafts/draftContract.ts';
import { useAct } from '../../api/query.ts';
import { ClassifyDialog } from './ClassifyDialog.tsx';
import { ChoiceField, DayField, FileField, TextField } from './fields.tsx';
import { LineDialog } from './LineDialog.tsx';
import { useArchiveWords } from './words.ts';

export interface DialogProps {
  line: BoundaryLineDetail;
  archive: LineArchive;
  onClose: () => void;
}

const orNull = (text: string): string | null => text.trim() || null;
const approvalsOf = ({ documents }: LineArchive) =>
  documents
    .filter(({ kind }) => kind === 'approval')
    .map(({ id, number, title }) => ({ value: id, label: number ? `${number} ${title}` : title }));

/** Puts a document into the chain of a line. */
export function DocumentDialog({ line, onClose }: DialogProps) {
  const say = useArchiveWords();
  const [form, setForm] = useState<Omit<DocumentDraft, 'number' | 'agreementId' | 'fileId'> & { number: string }>({
    ...{ kind: 'approval', title: '', number: '', issuer: '', datedOn: '' },
  });
  const [fileId, setFileId] = useState<string | null>(null);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const act = useAct(LineArchiveApi.recordDocument, { onSuccess: onClose });
  const change = (part: Partial<typeof form>) => setForm((was) => ({ ...was, ...part }));
  const body = { ...form, number: orNull(form.number), agreementId: null, fileId };
  return (
    <LineDialog
      title={say('act.document')}
      intro={say('intro.document')}
      error={act.error}
      isPending={act.isPending}
      isComplete={form.title.trim() !== '' && form.issuer.trim() !== '' && form.datedOn !== ''}
      onSubmit={() => act.mutate({ params: { id: line.id }, body, idempotencyKey })}
      onClose={onClose}
    >
      <ChoiceField
        label={say('column.kind')}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        options={DocumentKind.options
          .filter((kind) => kind !== 'agreement')
          .map((value) => ({ value, label: say(`kind.${value}`) }))}
      />
      <TextField label={say('column.title')} required value={form.title} onChange={(title) => change({ title })} />
      <TextField label={say('column.number')} value={form.number} onChange={(number) => change({ number })} />
      <TextField label={say('column.issuer')} required value={form.issuer} onChange={(issuer) => change({ issuer })} />
      <DayField label={say('column.date')} value={form.datedOn} onChange={(datedOn) => change({ datedOn })} />
      <FileField lineId={line.id} label={say('column.file')} onFile={setFileId} />
    </LineDialog>
  );
}

/** An approved agreement takes force. */
export function AdoptDialog({ line, archive, onClose }: DialogProps) {
  const say = useArchiveWords();
  const [agreementId, setAgreementId] = useState(archive.agreements[0]?.id ?? null);
  const [approvalId, setApprovalId] = useState(approvalsOf(archive).at(-1)?.value ?? null);
  const [on, setOn] = useState('');
  const act = useAct(LineArchiveApi.adopt, { onSuccess: onClose });
  return (
    <LineDialog
      title={say('act.adopt')}
      intro={say('intro.adopt')}
      error={act.error}
      isPending={act.isPending}
      isComplete={agreementId !== null && approvalId !== null && on !== ''}
      onSubmit={() =>
        agreementId &&
        approvalId &&
        act.mutate({ params: { id: line.id }, version: line.version, body: { agreementId, approvalId, on } })
      }
      onClose={onClose}
    >
      <ChoiceField
        label={say('agreements')}
        value={agreementId}
        onChange={setAgreementId}
        options={archive.agreements.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <ApprovalField archive={archive} value={approvalId} onChange={setApprovalId} />
      <DayField label={say('on')} value={on} onChange={setOn} />
    </LineDialog>
  );
}

interface ApprovalFieldProps {
  archive: LineArchive;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** On which approval of the archive an act rests. */
function ApprovalField({ archive, value, onChange }: ApprovalFieldProps) {
  const say = useArchiveWords();
  return (
    <ChoiceField
      label={say('kind.approval')}
      value={value}
      onChange={onChange}
      options={approvalsOf(archive)}
      help={say('approvalHelp')}
    />
  );
}

/** A draft takes force. */
export function TakeForceDialog({ line, archive, draft, onClose }: DialogProps & { draft: LineDraft }) {
  const say = useArchiveWords();
  const [approvalId, setApprovalId] = useState<string | null>(null);
  const [on, setOn] = useState('');
  const act = useAct(LineDraftApi.takeForce, { onSuccess: onClose });
  const needsApproval = line.status !== 'draft';
  return (
    <LineDialog
      title={say('act.takeForce')}
      intro={say(needsApproval ? 'intro.takeForce' : 'intro.takeForceDraft')}
      error={act.error}
      isPending={act.isPending}
      isComplete={on !== '' && (approvalId !== null || !needsApproval)}
      onSubmit={() => act.mutate({ params: { id: draft.id }, version: draft.version, body: { on, approvalId } })}
      onClose={onClose}
    >
      <ApprovalField archive={archive} value={approvalId} onChange={setApprovalId} />
      <DayField label={say('on')} value={on} onChange={setOn} />
    </LineDialog>
  );
}

/** Name and course text. */
export function DescribeDialog({ line, archive, onClose }: DialogProps) {
  const say = useArchiveWords();
  const [name, setName] = useState(archive.name ?? archive.proposedName);
  const [courseText, setCourseText] = useState(archive.courseText ?? '');
  const act = useAct(LineArchiveApi.describe, { onSuccess: onClose });
  const body = { name: orNull(name), courseText: orNull(courseText) };
  return (
    <LineDialog
      title={say('act.describe')}
      intro={say('intro.describe')}
      error={act.error}
      isPending={act.isPending}
      isComplete
      onSubmit={() => act.mutate({ params: { id: line.id }, version: line.version, body })}
      onClose={onClose}
    >
      <TextField label={say('name')} value={name} onChange={setName} />
      {archive.agreementId === null && (
        <TextField label={say('courseText')} lines={5} value={courseText} onChange={setCourseText} />
      )}
    </LineDialog>
  );
}

/** Who may see the course. */
export function ClassifyLine({ line, onClose }: DialogProps) {
  const say = useArchiveWords();
  const act = useAct(LineArchiveApi.classify, { onSuccess: onClose });
  return (
    <ClassifyDialog
      intro={say('intro.classify')}
      was={line.secrecy}
      error={act.error}
      isPending={act.isPending}
      onDecide={(body) => act.mutate({ params: { id: line.id }, version: line.version, body })}
      onClose={onClose}
    />
  );
}
