import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { Dispute } from '#server/disputes/contract.ts';
import type { PointLineOrArea } from '#server/gazetteer/contract.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import { overlayOf } from '../../map/overlay.ts';
import { useEvidenceWords } from './words.ts';

interface Props {
  dispute: Dispute;
  value: PointLineOrArea | null;
  onChange: (extent: PointLineOrArea | null) => void;
}

/** Where the paper holds, drawn over the contested area; without the map where it holds nowhere in particular. */
export function EvidenceExtent({ dispute: { area }, value, onChange }: Props) {
  const say = useEvidenceWords();
  const [isDrawn, setDrawn] = useState(value !== null);
  const context = useMemo(
    () => [overlayOf('context', [{ key: 'area', name: say('contested'), geometry: area }])],
    [area, say],
  );
  const bounds = useMemo(() => boundsOf([area]), [area]);
  return (
    <div className="whole">
      <Checkbox
        checked={isDrawn}
        onChange={({ target }) => {
          setDrawn(target.checked);
          if (!target.checked) onChange(null);
        }}
      >
        {say('draw')}
      </Checkbox>
      {isDrawn && (
        <DrawMap
          mode="polygon"
          label={say('drawLabel')}
          value={value}
          onChange={onChange}
          context={context}
          bounds={bounds}
          height="300px"
        />
      )}
    </div>
  );
}
