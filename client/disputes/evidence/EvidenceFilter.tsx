import type { Dispute } from '#server/disputes/contract.ts';
import { FilterChoice } from '../../ui/FilterChoice.tsx';
import type { Wanted } from './evidenceList.ts';
import { useParts } from './useParts.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  wanted: Wanted;
  onWant: (wanted: Wanted) => void;
}

/** Only what one party brought, only what is still to be decided. */
export function EvidenceFilter({ dispute, wanted, onWant }: Props) {
  const say = useEvidenceWords();
  const parts = useParts(dispute);
  const states = (['open', 'ruled'] as const).map((value) => ({ value, label: say(`state.${value}`) }));
  return (
    <fieldset className="list-filters evidence-filters">
      <legend className="visually-hidden">{say('filters')}</legend>
      <FilterChoice
        label={say('part')}
        all={say('allParts')}
        value={wanted.part}
        options={parts.map(({ part, name }) => ({ value: part, label: name }))}
        onChange={(part) => onWant({ ...wanted, part })}
      />
      <FilterChoice
        label={say('state')}
        all={say('allStates')}
        value={wanted.state}
        options={states}
        onChange={(state) => onWant({ ...wanted, state })}
      />
    </fieldset>
  );
}
