import { Button, Checkbox, Segmented } from 'antd';
import { useState } from 'react';
import { type Sign, SignsApi } from '#server/signs/contract.ts';
import { type PlateFacts, PlatesApi } from '#server/signs/plateContract.ts';
import { urlOf } from '../api/call.ts';
import { usePlateWords } from './plateWords.ts';
import { ScaleDialog } from './ScaleDialog.tsx';
import { useScreenScale } from './useScreenScale.ts';
import { useSignWords } from './words.ts';

type View = 'fit' | 'trueSize';

interface Props {
  sign: Sign;
  facts: PlateFacts;
  onBroken: () => void;
}

/** The plate, fitted or as large as it will be, with or without what is cut off. */
export function PlatePreview({ sign, facts, onBroken }: Props) {
  const say = usePlateWords();
  const [view, setView] = useState<View>('fit');
  const [isProof, setProof] = useState(false);
  const scale = useScreenScale();
  return (
    <>
      <div className="plate-views">
        <Segmented<View>
          aria-label={say('view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'fit', label: say('fit') },
            { value: 'trueSize', label: say('trueSize') },
          ]}
        />
        <Checkbox checked={isProof} onChange={({ target }) => setProof(target.checked)}>
          {say('proof')}
        </Checkbox>
      </div>
      {view === 'trueSize' && <ScaleNote scale={scale} />}
      {isProof && <p className="hint">{say('proofHint')}</p>}
      <PlateImage
        {...{ sign, facts, isProof, onBroken }}
        pixelsPerMillimetre={view === 'trueSize' ? scale.pixelsPerMillimetre : null}
      />
    </>
  );
}

function ScaleNote({ scale }: { scale: ReturnType<typeof useScreenScale> }) {
  const say = usePlateWords();
  const [isOpen, setOpen] = useState(false);
  const { pixelsPerMillimetre, isMeasured, save } = scale;
  return (
    <p className="hint">
      {isMeasured ? say('calibrated', { n: pixelsPerMillimetre.toFixed(2) }) : say('notCalibrated')}{' '}
      <Button size="small" onClick={() => setOpen(true)}>
        {say('calibrate')}
      </Button>
      {isOpen && <ScaleDialog {...{ pixelsPerMillimetre }} onSave={save} onClose={() => setOpen(false)} />}
    </p>
  );
}

interface ImageProps extends Props {
  isProof: boolean;
  /** null: as large as there is room. */
  pixelsPerMillimetre: number | null;
}

function PlateImage({ sign, facts, isProof, pixelsPerMillimetre, onBroken }: ImageProps) {
  const say = usePlateWords();
  const saySign = useSignWords();
  const params = { id: sign.id };
  const millimetres = facts.widthMillimetres + (isProof ? 2 * facts.marginMillimetres : 0);
  const isTrue = pixelsPerMillimetre !== null;
  const image = (
    <img
      // another version of the sign is another plate
      key={sign.version}
      src={urlOf(isProof ? PlatesApi.proof : SignsApi.svg, { params })}
      alt={saySign('plateOf', { name: sign.name })}
      onError={onBroken}
      {...(isTrue ? { style: { width: millimetres * pixelsPerMillimetre } } : {})}
    />
  );
  if (!isTrue) return <div className="plate-frame">{image}</div>;
  return (
    // A keyboard scrolls only what it can reach.
    <section className="plate-frame true-size" aria-label={say('scroll')} tabIndex={0}>
      {image}
    </section>
  );
}
