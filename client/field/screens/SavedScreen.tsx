import type { FieldSign } from '#server/signs/field/fieldContract.ts';
import { nextSign } from '../store/nearest.ts';
import { Frame } from '../ui/Frame.tsx';
import { useFar } from '../ui/useFar.ts';
import { useInspectionWords } from './inspectionWords.ts';
import { titleOf } from './titleOf.ts';
import { useListedSigns } from './useListedSigns.ts';

/** The record is on the device; the nearest sign without one is offered. */
export function SavedScreen({ sign, photos }: { sign: FieldSign; photos: number }) {
  const say = useInspectionWords();
  const far = useFar();
  const { signs } = useListedSigns();
  const next = nextSign(signs, sign.id);
  const distance = next ? far(next.metres) : null;
  return (
    <Frame
      title={say('saved')}
      back="/"
      actions={
        next ? (
          <a className="big main" href={`#/inspect/${next.sign.id}`}>
            {distance
              ? say('nextFar', { title: titleOf(next.sign), far: distance })
              : say('next', { title: titleOf(next.sign) })}
          </a>
        ) : (
          <a className="big main" href="#/">
            {say('toList')}
          </a>
        )
      }
    >
      <p role="status">{say('savedLead', { title: titleOf(sign), n: photos })}</p>
    </Frame>
  );
}
