import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { frameOf } from './frameOf.ts';
import { freshCodes, type ToldCodes } from './freshCodes.ts';
import { type CodeReader, openCodeReader } from './readCodes.ts';

// Five pictures a second: a hand needs longer to come to rest.
const PAUSE = 200;

/** The reader of codes, as soon as it is there; 'failed' where neither the platform nor WebAssembly has one. */
export function useCodeReader(): CodeReader | 'failed' | null {
  const [reader, setReader] = useState<CodeReader | 'failed' | null>(null);
  useEffect(() => {
    let left = false;
    openCodeReader().then(
      (opened) => !left && setReader(() => opened),
      () => !left && setReader('failed'),
    );
    return () => {
      left = true;
    };
  }, []);
  return reader;
}

/** Reads the camera's pictures one after another, until `take` says that it has what it wants. */
function usePictures(
  video: RefObject<HTMLVideoElement | null>,
  reader: CodeReader | null,
  take: (texts: string[]) => boolean,
): void {
  const taken = useEffectEvent(take);
  useEffect(() => {
    if (!reader) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const canvas = document.createElement('canvas');
    const look = async () => {
      const frame = video.current && frameOf(video.current, canvas);
      const texts = frame ? await reader(frame).catch(() => []) : [];
      if (left || taken(texts)) return;
      timer = setTimeout(() => void look(), PAUSE);
    };
    void look();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [reader, video]);
}

/** Looks for codes in the camera's pictures until some are found, and tells all of one picture at once. */
export function useCodesInView(
  video: RefObject<HTMLVideoElement | null>,
  reader: CodeReader | null,
  onCodes: (texts: string[]) => void,
): void {
  usePictures(video, reader, (texts) => {
    if (texts.length > 0) onCodes(texts);
    return texts.length > 0;
  });
}

interface EachCode {
  video: RefObject<HTMLVideoElement | null>;
  reader: CodeReader | null;
  /** While the last code is dealt with, nothing is told. */
  isPaused: boolean;
  onCode: (text: string) => void;
}

/** Looks for codes as long as it is shown and tells each once for as long as it stays in view: plate after plate. */
export function useEachCode({ video, reader, isPaused, onCode }: EachCode): void {
  const told = useRef<ToldCodes>(new Map());
  usePictures(video, reader, (texts) => {
    const [first] = freshCodes(told.current, texts, !isPaused);
    if (first !== undefined) onCode(first);
    return false;
  });
}
