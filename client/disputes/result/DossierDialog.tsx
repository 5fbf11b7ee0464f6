import { useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import { type ChangeDossier, type DisputeResult, DisputeResultApi } from '#server/disputes/result/resultContract.ts';
import { useAct } from '../../api/query.ts';
import { ChoiceField, TextField } from '../../boundaries/archive/fields.tsx';
import { LineDialog } from '../../boundaries/archive/LineDialog.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { formatArea } from '../../ui/formatMeasure.ts';
import { useResultWords } from './words.ts';

interface Props {
  dispute: Dispute;
  result: DisputeResult;
  onClose: () => void;
}
const DRAFTING = ['joint', 'party', 'superior'] as const;
const EXTENTS = ['open', 'partial', 'major'] as const;
const FIRST = {
  title: '',
  direction: 0,
  drafting: 'joint' as (typeof DRAFTING)[number],
  draftingGround: '',
  extent: 'open' as (typeof EXTENTS)[number],
  extentGround: '',
};
type Form = typeof FIRST;

function bodyOf(form: Form, { directions }: DisputeResult['affiliation']): ChangeDossier | undefined {
  const direction = directions[form.direction];
  if (!direction) return undefined;
  const { title, drafting, draftingGround, extent, extentGround } = form;
  return {
    ...{ title, drafting, unit: direction.unit.code, to: direction.to.code },
    ...(drafting === 'joint' ? {} : { draftingGround }),
    ...(extent === 'open' ? {} : { extent, extentGround }),
  };
}

const isFilled = ({ title, drafting, draftingGround, extent, extentGround }: Form): boolean =>
  title.trim() !== '' &&
  (drafting === 'joint' || draftingGround.trim() !== '') &&
  (extent === 'open' || extentGround.trim() !== '');

/** Opens the dossier of the change of divisions that a change of affiliation needs, in words that name no dispute. */
export function DossierDialog({ dispute, result, onClose }: Props) {
  const say = useResultWords();
  const [form, setForm] = useState(FIRST);
  const change = (part: Partial<Form>) => setForm((was) => ({ ...was, ...part }));
  const act = useAct(DisputeResultApi.openDossier, { onSuccess: onClose });
  const body = bodyOf(form, result.affiliation);
  return (
    <LineDialog
      title={say('openDossier')}
      intro={say('openDossier.intro')}
      error={act.error}
      isPending={act.isPending}
      isComplete={body !== undefined && isFilled(form)}
      onSubmit={() => body && act.mutate({ params: { id: dispute.id }, version: dispute.version, body })}
      onClose={onClose}
    >
      <TextField
        label={say('dossierTitle')}
        required
        help={say('dossierTitleHelp')}
        value={form.title}
        onChange={(title) => change({ title })}
      />
      <Direction result={result} value={form.direction} onChange={(direction) => change({ direction })} />
      <ChoiceField
        label={say('drafting')}
        value={form.drafting}
        options={DRAFTING.map((value) => ({ value, label: say(`drafting.${value}`) }))}
        onChange={(drafting) => change({ drafting })}
      />
      {form.drafting !== 'joint' && (
        <TextField
          label={say('draftingGround')}
          required
          lines={2}
          value={form.draftingGround}
          onChange={(draftingGround) => change({ draftingGround })}
        />
      )}
      <ChoiceField
        label={say('extent')}
        value={form.extent}
        options={EXTENTS.map((value) => ({ value, label: say(`extent.${value}`) }))}
        onChange={(extent) => change({ extent })}
      />
      {form.extent !== 'open' && (
        <TextField
          label={say('extentGround')}
          required
          lines={2}
          value={form.extentGround}
          onChange={(extentGround) => change({ extentGround })}
        />
      )}
    </LineDialog>
  );
}

interface DirectionProps {
  result: DisputeResult;
  value: number;
  onChange: (value: number) => void;
}

function Direction({ result, value, onChange }: DirectionProps) {
  const say = useResultWords();
  const language = useLanguage();
  const options = result.affiliation.directions.map(({ unit, to, toTownship, squareMetres }, i) => {
    const way = say('direction.option', { from: unit.name, to: to.name, area: formatArea(squareMetres, language) });
    const joined = toTownship ? ` · ${say('direction.township', { name: toTownship.name })}` : '';
    return { value: `${i}`, label: way + joined };
  });
  return (
    <ChoiceField
      label={say('direction')}
      value={`${value}`}
      options={options}
      onChange={(chosen) => onChange(Number(chosen))}
    />
  );
}
