import { Checkbox } from 'antd';
import type { Dispute } from '#server/disputes/contract.ts';
import type { Evidence } from '#server/disputes/evidence/evidenceContract.ts';
import { useEvidenceWords } from './words.ts';

export type Marks = Pick<Evidence, 'sealedA' | 'sealedB' | 'hasMap'>;

interface Props {
  dispute: Dispute;
  value: Marks;
  onChange: (marks: Marks) => void;
}

/** Seals and map, by which arts. 7(3)-(5) judge. */
export function EvidenceMarks({ dispute: { sideA, sideB }, value, onChange }: Props) {
  const say = useEvidenceWords();
  const marks = [
    { name: 'sealedA', label: say('sealOf', { name: sideA.name }) },
    { name: 'sealedB', label: say('sealOf', { name: sideB.name }) },
    { name: 'hasMap', label: say('hasMap') },
  ] as const;
  return (
    <fieldset className="whole evidence-marks">
      <legend className="visually-hidden">{say('seals')}</legend>
      {marks.map(({ name, label }) => (
        <Checkbox
          key={name}
          checked={value[name]}
          onChange={({ target }) => onChange({ ...value, [name]: target.checked })}
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
