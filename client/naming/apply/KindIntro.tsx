import { Alert, Radio } from 'antd';
import { CaseKind } from '#server/naming/kindContract.ts';
import { useNamingWords } from '../words.ts';
import type { ApplicationForm } from './applicationForm.ts';
import { useKindFormWords } from './kindFormWords.ts';
import type { Change } from './sections.ts';

interface Props {
  form: ApplicationForm;
  oldName: string | null;
  isNew: boolean;
  onChange: Change;
}

/** What is applied for: chosen for a new name, told for a place that is there already. */
export function KindIntro({ form, oldName, isNew, onChange }: Props) {
  const say = useKindFormWords();
  const sayKind = useNamingWords();
  if (form.place)
    return (
      <Alert className="apply-kind" type="info" showIcon title={say(`about.${form.kind}`, { name: oldName ?? '' })} />
    );
  if (form.draws) return <Alert className="apply-kind" type="info" showIcon title={say('draws')} />;
  return (
    <fieldset className="panel plain-fieldset apply-kind">
      <legend>{say('kind')}</legend>
      <Radio.Group
        optionType="button"
        buttonStyle="solid"
        disabled={!isNew}
        value={form.kind}
        options={(['naming', 'reservation'] as const).map((kind) => ({ value: kind, label: sayKind(`kind.${kind}`) }))}
        onChange={(event) => onChange({ kind: CaseKind.parse(event.target.value) })}
      />
      <p className="field-help">{say(form.kind === 'reservation' ? 'reservationHelp' : 'namingHelp')}</p>
    </fieldset>
  );
}
