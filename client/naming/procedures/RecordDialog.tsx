import { App, Modal } from 'antd';
import { useState } from 'react';
import type { CaseDetail, CaseId } from '#server/naming/caseContract.ts';
import { ProceduresApi } from '#server/naming/procedures/contract.ts';
import type { ProcedureNeed } from '#server/naming/procedures/needContract.ts';
import { RecordedProcedure } from '#server/naming/procedures/procedureContract.ts';
import { ApiProblem } from '../../api/apiProblem.ts';
import { useAct } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RecordInput } from './RecordInput.tsx';
import { RecordRows } from './RecordRows.tsx';
import { type AnyField, type Form, isAsked, RECORD_FORM, type Row, type Values } from './recordForms.ts';
import { firstValues, recordOf } from './recordValues.ts';
import { useProcedureWords } from './words.ts';

interface Props {
  found: CaseDetail;
  need: ProcedureNeed;
  form: Form;
  /** Somebody else wrote meanwhile: what is shown behind the dialog is read again. */
  onStale: () => void;
  onClose: () => void;
}

function useRecord({ found, need, form, onStale, onClose }: Props) {
  const say = useProcedureWords();
  const { message } = App.useApp();
  const [values, setValues] = useState<Values>(() => firstValues(form, need.record));
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  // The version that the form began with: a newer one is not written over unseen.
  const [version] = useState(need.version);
  const send = useAct(ProceduresApi.record, {
    onSuccess: () => {
      void message.success(say('saved', { procedure: say(need.procedure) }));
      onClose();
    },
  });
  const submit = () => {
    const outcome = recordOf(form, values);
    const missing = 'faults' in outcome ? outcome.faults : new Set<string>();
    setFaults(missing);
    const [first] = missing;
    if (first !== undefined) document.getElementById(`procedure${first}`)?.focus();
    if ('faults' in outcome) return;
    send.mutate(
      {
        params: { id: found.id, procedure: RecordedProcedure.parse(need.procedure) },
        body: outcome.record,
        version,
      },
      { onError: (error) => error instanceof ApiProblem && error.status === 412 && onStale() },
    );
  };
  return { values, setValues, faults, send, submit };
}

/** One dialog for one record: what the law wants of it, and every fault at its field. */
export function RecordDialog(props: Props) {
  const { found, need, form, onClose } = props;
  const say = useProcedureWords();
  const [isOpen, setOpen] = useState(true);
  const { values, setValues, faults, send, submit } = useRecord(props);
  const errorAt = useErrors(faults, send.error);
  const fields = RECORD_FORM[form].filter((field) => isAsked(field, values));
  return (
    <Modal
      open={isOpen}
      title={form === 'omission' ? say('actOf', { procedure: say(need.procedure), act: say('omit') }) : say(form)}
      width={720}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      confirmLoading={send.isPending}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p className="act-intro">{say(`intro.${form}`)}</p>
      <ProblemAlert error={send.error} shownElsewhere={pointersOf(fields, values)} />
      <div className="record-fields">
        {fields.map((field) => (
          <Entry
            key={field.name}
            {...{ field, values, errorAt, caseId: found.id, attachments: found.attachments }}
            onChange={(value) => setValues((was) => ({ ...was, [field.name]: value }))}
          />
        ))}
      </div>
    </Modal>
  );
}

interface EntryProps {
  field: AnyField;
  values: Values;
  errorAt: (pointer: string) => string | undefined;
  caseId: CaseId;
  attachments: CaseDetail['attachments'];
  onChange: (value: string | readonly Row[]) => void;
}

function Entry({ field, values, errorAt, caseId, attachments, onChange }: EntryProps) {
  const value = values[field.name];
  if (field.kind === 'rows') {
    const rows = typeof value === 'object' ? value : [];
    return <RecordRows {...{ field, rows, errorAt, caseId, attachments, onChange }} />;
  }
  const pointer = `/${field.name}`;
  const text = typeof value === 'string' ? value : '';
  return <RecordInput {...{ field, pointer, caseId, attachments, onChange }} value={text} error={errorAt(pointer)} />;
}

/** What is wrong at a field: not filled in, or what the server says against it. */
function useErrors(faults: ReadonlySet<string>, error: Error | null): (pointer: string) => string | undefined {
  const say = useProcedureWords();
  const inEnglish = useLanguage() === 'en';
  const said = error instanceof ApiProblem ? error.errors : [];
  return (pointer) => {
    const isMissing = faults.has(pointer) || (faults.has(`${pointer}/0`) && !pointer.includes('/', 1));
    if (isMissing) return say(pointer.endsWith('/noInterest') ? 'mustConfirm' : 'required');
    const refusal = said.find((field) => field.pointer === pointer);
    return refusal && (inEnglish ? refusal.detail : refusal.detailZh);
  };
}

const pointersOf = (fields: readonly AnyField[], values: Values): string[] =>
  fields.flatMap((field) => {
    if (field.kind !== 'rows') return [`/${field.name}`];
    const rows = values[field.name];
    const count = typeof rows === 'object' ? rows.length : 0;
    const inRows = Array.from({ length: count }, (_, i) =>
      field.fields.map(({ name }) => `/${field.name}/${i}/${name}`),
    );
    return [`/${field.name}`, ...inRows.flat()];
  });
