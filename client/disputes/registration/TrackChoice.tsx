import { Radio } from 'antd';
import { useDisputeWords } from '../words.ts';
import type { Typed } from './typed.ts';

const TRACKS = ['T1', 'T2', 'T3', 'T4'] as const;

/** Which of four things it is, each in plain words. */
export function TrackChoice({
  value,
  onChange,
}: {
  value: Typed['track'];
  onChange: (track: (typeof TRACKS)[number]) => void;
}) {
  const say = useDisputeWords();
  return (
    <Radio.Group
      className="dispute-tracks"
      aria-label={say('chooseTrack')}
      value={value}
      onChange={({ target }) => onChange(TRACKS.find((track) => track === target.value) ?? 'T1')}
    >
      {TRACKS.map((track) => (
        <Radio key={track} value={track}>
          <strong>{say(`track.${track}`)}</strong>
          <span className="hint">{say(`trackHelp.${track}`)}</span>
        </Radio>
      ))}
    </Radio.Group>
  );
}
