import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** The camera at the back of the device. */
export interface Camera {
  video: RefObject<HTMLVideoElement | null>;
  state: 'starting' | 'on' | 'denied' | 'none';
  /** Null where the camera has no lamp. */
  torch: { isOn: boolean; toggle: () => void } | null;
}

interface TorchCapabilities extends MediaTrackCapabilities {
  torch?: boolean;
}
interface TorchConstraint extends MediaTrackConstraintSet {
  torch: boolean;
}

const WANTED: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** Shows the camera in `video` as long as the component is shown; other apps have it again afterwards. */
export function useCamera(): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<Camera['state']>('starting');
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const [isLit, setLit] = useState(false);
  useEffect(() => {
    let left = false;
    let stream: MediaStream | undefined;
    const open = async () => {
      const opened = await streamOf();
      if (typeof opened === 'string') return setState(opened);
      stream = opened;
      if (left || !video.current) return stop(opened);
      video.current.srcObject = opened;
      // The element may be gone again before it plays.
      await video.current.play().catch(() => undefined);
      setTrack(opened.getVideoTracks()[0] ?? null);
      setState('on');
    };
    void open();
    return () => {
      left = true;
      if (stream) stop(stream);
    };
  }, []);
  const toggle = useCallback(() => {
    const advanced: TorchConstraint[] = [{ torch: !isLit }];
    track?.applyConstraints({ advanced }).then(
      () => setLit(!isLit),
      () => undefined,
    );
  }, [track, isLit]);
  return { video, state, torch: track && hasTorch(track) ? { isOn: isLit, toggle } : null };
}

/** The camera's pictures, or why there are none. */
async function streamOf(): Promise<MediaStream | 'denied' | 'none'> {
  // Without https there are no devices at all.
  if (!navigator.mediaDevices) return 'none';
  try {
    return await navigator.mediaDevices.getUserMedia(WANTED);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'none';
  }
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function hasTorch(track: MediaStreamTrack): boolean {
  const capabilities: TorchCapabilities = track.getCapabilities?.() ?? {};
  return capabilities.torch === true;
}
