import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { ProcedureNeed } from '#server/naming/procedures/needContract.ts';
import type { ShownRecord } from '#server/naming/procedures/procedureContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { type Definition, DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { isAsked, RECORD_FORM, type RecordField, type Row, type RowsField, type Values } from './recordForms.ts';
import { firstValues } from './recordValues.ts';
import { useProcedureWords } from './words.ts';

interface Props {
  need: ProcedureNeed;
  attachments: CaseDetail['attachments'];
}

/** A record as it lies in the file: what was written, by whom, in which version. */
export function RecordView({ need, attachments }: Props) {
  const say = useProcedureWords();
  const { record, recordedBy, recordedAt, version } = need;
  if (!record || !recordedBy || !recordedAt) return null;
  return (
    <div className="record-view">
      <Content record={record} attachments={attachments} />
      {record.form === 'expert' && record.experts.some(({ name }) => name === null) && (
        <p className="hint">{say('hidden')}</p>
      )}
      <p className="hint">{say('recordedLine', { by: recordedBy, at: formatInstant(recordedAt), n: version })}</p>
    </div>
  );
}

function Content({ record, attachments }: { record: ShownRecord; attachments: Props['attachments'] }) {
  const values = firstValues(record.form, record);
  const shown = useShown(attachments);
  const fields = RECORD_FORM[record.form].filter((field) => isAsked(field, values));
  const plain = fields.flatMap((field) => (field.kind === 'rows' ? [] : shown(field, textIn(values, field.name))));
  return (
    <>
      <DefinitionList items={plain} />
      {fields.map((field) =>
        field.kind === 'rows' ? (
          <Rows key={field.name} field={field} rows={rowsIn(values, field)} shown={shown} />
        ) : null,
      )}
    </>
  );
}

const textIn = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};
const rowsIn = (values: Values, { name }: RowsField): readonly Row[] => {
  const value = values[name];
  return typeof value === 'object' ? value : [];
};

type Shown = (field: RecordField, text: string) => Definition[];

function Rows({ field, rows, shown }: { field: RowsField; rows: readonly Row[]; shown: Shown }) {
  const say = useProcedureWords();
  return (
    <ol className="record-list" aria-label={say(field.label)}>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record never changes
        <li key={i}>
          <h5>{say(field.rowLabel, { n: i + 1 })}</h5>
          <DefinitionList items={field.fields.flatMap((entry) => shown(entry, row[entry.name] ?? ''))} />
        </li>
      ))}
    </ol>
  );
}

/** Fields nobody filled in are left out, and an account, whose name stands beside it; a choice, a day and a file are said in words. */
function useShown(attachments: Props['attachments']): Shown {
  const say = useProcedureWords();
  const language = useLanguage();
  return (field, text) => {
    if (text === '' || field.kind === 'confirm' || field.kind === 'colleague') return [];
    const chosen = field.choices?.find(([value]) => value === text)?.[1];
    const file = field.kind === 'file' ? attachments.find(({ id }) => id === text)?.fileName : undefined;
    const day = field.kind === 'day' ? formatDay(text, language) : text;
    return [{ term: say(field.label), value: chosen ? say(chosen) : (file ?? day), wide: field.kind === 'paragraph' }];
  };
}
