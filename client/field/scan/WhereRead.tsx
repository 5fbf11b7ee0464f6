import { GcjNotice } from '../locate/GcjNotice.tsx';
import { gcjQuestion, type Standing } from '../locate/gcjQuestion.ts';
import { courseTo } from '../stakeout/courseTo.ts';
import { distanceText } from '../stakeout/guidance.ts';
import { useMeasures } from '../store/measures.ts';
import { useLanguage } from '../ui/addWords.ts';
import { useScanWords } from './words.ts';

/** A genuine code read far from where its sign is registered: the plate was moved or copied, or the device shifts its position. */
export function WhereRead({ standing }: { standing: Standing }) {
  const say = useScanWords();
  const language = useLanguage();
  const { 'code-off': near } = useMeasures();
  const { device, register, accuracyMetres } = standing;
  const { metres } = courseTo(device, register);
  // Nearer than this the register and the device may both be right.
  if (metres <= Math.max(near, accuracyMetres)) return null;
  const question = gcjQuestion([standing]);
  if (question) return <GcjNotice question={question} />;
  return (
    <p role="alert" className="alert">
      {say('farAway', { distance: distanceText(metres, language) })}
    </p>
  );
}
