import { Button } from 'antd';
import { useCamera } from '../../camera/useCamera.ts';
import { useCodeReader, useEachCode } from '../../camera/useCodes.ts';
import { useBatchWords } from './words.ts';

interface Props {
  /** A plate is being judged: the camera stays on and waits. */
  isPaused: boolean;
  onCode: (text: string) => void;
}

const REFUSALS = { starting: null, on: null, denied: 'cameraDenied', none: 'cameraNone' } as const;

/** The camera over the plates: each code that comes into view is told once. */
export function CameraScan({ isPaused, onCode }: Props) {
  const say = useBatchWords();
  const reader = useCodeReader();
  const { video, state, torch } = useCamera();
  const isReady = state === 'on' && reader !== null && reader !== 'failed';
  useEachCode({ video, reader: isReady ? reader : null, isPaused, onCode });
  const refused = reader === 'failed' ? 'readerFailed' : REFUSALS[state];
  const status = isPaused ? 'cameraWaits' : 'cameraLooks';
  return (
    <div className="plate-camera" data-paused={isPaused || undefined}>
      <div className="plate-camera-view" hidden={refused !== null}>
        <video ref={video} muted playsInline aria-label={say('cameraPicture')} />
        <div className="plate-camera-aim" aria-hidden="true" />
      </div>
      {refused === null ? (
        <p role="status">{say(isReady ? status : 'cameraStarts')}</p>
      ) : (
        <p role="alert" className="plate-camera-refused">
          {say(refused)}
        </p>
      )}
      {torch && (
        <Button size="large" aria-pressed={torch.isOn} onClick={torch.toggle}>
          {say(torch.isOn ? 'torchOff' : 'torchOn')}
        </Button>
      )}
    </div>
  );
}
