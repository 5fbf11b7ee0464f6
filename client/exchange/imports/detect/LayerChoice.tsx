import { Radio } from 'antd';
import type { SourceFacts, SourceLayer } from '#server/exchange/readers/sourceContract.ts';
import { StatusTag } from '../../../ui/StatusTag.tsx';
import { useStepWords } from '../stepWords.ts';
import type { RunActs } from '../useRunActs.ts';
import { Detected } from './Detected.tsx';

interface Props {
  facts: SourceFacts;
  acts: RunActs;
  isFree: boolean;
}

/** Which sheet or layer is read; hidden sheets are shown and never taken by themselves. */
export function LayerChoice({ facts: { layers, layer }, acts, isFree }: Props) {
  const say = useStepWords();
  const used = layers.find(({ name }) => name === layer);
  // A text file has one layer, named like the file: nothing to say.
  if (layers.length === 0 || (layers.length === 1 && used?.geometry === 'none' && !used.hidden)) return null;
  return (
    <Detected label={say('layer')} value={layer} note={used && <LayerFacts layer={used} />}>
      {layers.length > 1 && (
        <>
          <p className="hint">{say('layersAsk', { n: layers.length })}</p>
          <Radio.Group
            className="import-layers"
            aria-label={say('layer')}
            value={layer}
            disabled={!isFree}
            onChange={({ target }) => acts.choose({ layer: String(target.value) })}
          >
            {layers.map((each) => (
              <Radio key={each.name} value={each.name}>
                {each.name}
                <span className="hint">
                  <LayerFacts layer={each} />
                </span>
                {each.hidden && <StatusTag tone="warning">{say('hidden')}</StatusTag>}
              </Radio>
            ))}
          </Radio.Group>
        </>
      )}
    </Detected>
  );
}

function LayerFacts({ layer: { rows, geometry } }: { layer: SourceLayer }) {
  const say = useStepWords();
  return (
    <>{`${rows === null ? say('layerRowsUnknown') : say('layerRows', { n: rows })} · ${say(`geometry.${geometry}`)}`}</>
  );
}
