import { useMemo, useState } from 'react';
import { type ClaimLine, ClaimsApi } from '#server/disputes/claims/claimContract.ts';
import type { Dispute } from '#server/disputes/contract.ts';
import { useCall } from '../../api/query.ts';
import { FileChooser } from '../../boundaries/markers/FileChooser.tsx';
import { boundsOf } from '../../map/boundsOf.ts';
import { DrawMap } from '../../map/DrawMap.tsx';
import { overlayOf } from '../../map/overlay.ts';
import type { SnapLines } from '../../map/snapToLine.ts';
import { lineOfFile } from './lineOfFile.ts';
import { useClaimWords } from './words.ts';

interface Props {
  dispute: Dispute;
  line: ClaimLine | null;
  /** Where the server says that the line does not fit. */
  faultAt?: [number, number] | null;
  onChange: (line: ClaimLine | null) => void;
}

const NO_LINES: SnapLines = [];

/** Draws a line that snaps to the line on record, or takes one from a file; the latest claims lie under it. */
export function ClaimDrawing({ dispute, line, faultAt = null, onChange }: Props) {
  const say = useClaimWords();
  const params = { id: dispute.id };
  const { data: recorded } = useCall(ClaimsApi.recordedLine, { params });
  const { data: claims } = useCall(ClaimsApi.listClaims, { params });
  const [file, setFile] = useState<ClaimLine | 'bad' | null>(null);
  const context = useMemo(() => {
    const latest = (claims?.items ?? []).filter((claim) => claim.latest && claim.round === claims?.round);
    const record = { key: 'record', name: '', geometry: recorded?.line };
    const others = latest.map(({ id, side, line: geometry }) => ({
      key: id,
      name: say(side === 'a' ? 'sideA' : 'sideB'),
      geometry,
    }));
    const fault = faultAt && { key: 'fault', name: '✕', geometry: { type: 'Point', coordinates: faultAt } };
    return [overlayOf('context', [record, ...others]), overlayOf('clash', fault ? [fault] : [])];
  }, [recorded, claims, faultAt, say]);
  const read = async (chosen: File) => {
    const found = lineOfFile(await chosen.text());
    setFile(found ?? 'bad');
    if (found) onChange(found);
  };
  return (
    <>
      <FileChooser
        label={say('dialog.upload')}
        accept=".geojson,.json,application/geo+json"
        busy={false}
        onFile={(chosen) => void read(chosen)}
      />
      <FileWords file={file} />
      <DrawMap
        mode="line"
        label={say('dialog.draw')}
        value={line}
        onChange={(shape) => onChange(shape?.type === 'LineString' ? shape : null)}
        context={context}
        bounds={recorded?.bounds ?? boundsOf([dispute.area])}
        snapTo={recorded?.line?.coordinates ?? NO_LINES}
        height="360px"
      />
    </>
  );
}

function FileWords({ file }: { file: ClaimLine | 'bad' | null }) {
  const say = useClaimWords();
  if (file === null) return null;
  if (file === 'bad') return <p role="alert">{say('dialog.uploadBad')}</p>;
  const parts = file.type === 'LineString' ? [file.coordinates] : file.coordinates;
  return <p className="hint">{say('dialog.uploadRead', { n: parts.length, points: parts.flat().length })}</p>;
}
