import { useState } from 'react';
import { type ClassificationAct, Secrecy } from '#server/boundaries/lines/archiveContract.ts';
import { ChoiceField, TextField } from './fields.tsx';
import { LineDialog } from './LineDialog.tsx';
import { useArchiveWords } from './words.ts';

interface Props {
  intro: string;
  was: Secrecy;
  error: Error | null;
  isPending: boolean;
  onDecide: (body: ClassificationAct) => void;
  onClose: () => void;
}

/** Who may see where a line runs or a marker stands: what is restricted becomes internal first, public needs a review number. */
export function ClassifyDialog({ intro, was, error, isPending, onDecide, onClose }: Props) {
  const say = useArchiveWords();
  const [secrecy, setSecrecy] = useState<Secrecy>(was === 'internal' ? 'public' : 'internal');
  const [ground, setGround] = useState('');
  const [number, setNumber] = useState('');
  const mapReviewNumber = secrecy === 'public' ? number.trim() || null : null;
  const choices = Secrecy.options.filter((value) => value !== was && !(was === 'restricted' && value === 'public'));
  return (
    <LineDialog
      title={say('act.classify')}
      intro={intro}
      error={error}
      isPending={isPending}
      isComplete={ground.trim() !== '' && (secrecy !== 'public' || mapReviewNumber !== null)}
      onSubmit={() => onDecide({ secrecy, ground: ground.trim(), mapReviewNumber })}
      onClose={onClose}
    >
      <ChoiceField
        label={say('classified')}
        value={secrecy}
        onChange={setSecrecy}
        options={choices.map((value) => ({ value, label: say(`secrecy.${value}`) }))}
      />
      <TextField label={say('ground')} required value={ground} onChange={setGround} />
      {secrecy === 'public' && (
        <TextField label={say('mapReviewNumber')} required value={number} onChange={setNumber} />
      )}
    </LineDialog>
  );
}
