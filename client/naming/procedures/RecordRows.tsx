import { Button } from 'antd';
import type { CaseDetail, CaseId } from '#server/naming/caseContract.ts';
import { RecordInput } from './RecordInput.tsx';
import type { Row, RowsField } from './recordForms.ts';
import { useProcedureWords } from './words.ts';

interface Props {
  field: RowsField;
  rows: readonly Row[];
  errorAt: (pointer: string) => string | undefined;
  caseId: CaseId;
  attachments: CaseDetail['attachments'];
  onChange: (rows: readonly Row[]) => void;
}

/** A repeated group: the experts of a panel, the main opinions of a consultation. */
export function RecordRows({ field, rows, errorAt, caseId, attachments, onChange }: Props) {
  const say = useProcedureWords();
  const error = errorAt(`/${field.name}`);
  return (
    <fieldset className="record-rows">
      <legend>{say(field.label)}</legend>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <fieldset key={i} className="record-row">
          <legend>{say(field.rowLabel, { n: i + 1 })}</legend>
          {field.fields.map((entry) => {
            const pointer = `/${field.name}/${i}/${entry.name}`;
            return (
              <RecordInput
                key={entry.name}
                field={entry}
                pointer={pointer}
                value={row[entry.name] ?? ''}
                error={errorAt(pointer)}
                caseId={caseId}
                attachments={attachments}
                onChange={(value) => onChange(rows.with(i, { ...row, [entry.name]: value }))}
              />
            );
          })}
          {rows.length > field.least && (
            <Button
              danger
              type="text"
              size="small"
              aria-label={say('removeOf', { row: say(field.rowLabel, { n: i + 1 }) })}
              onClick={() => onChange(rows.toSpliced(i, 1))}
            >
              {say('remove')}
            </Button>
          )}
        </fieldset>
      ))}
      {error && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
      <Button size="small" id={`procedure/${field.name}`} onClick={() => onChange([...rows, {}])}>
        {say(field.addLabel)}
      </Button>
    </fieldset>
  );
}
