import type { GcjQuestion } from './gcjQuestion.ts';
import { useLocateWords } from './words.ts';
import './locate.css';

/** Asks whether the device shifts its positions; nothing is put right by itself. */
export function GcjNotice({ question }: { question: GcjQuestion }) {
  const say = useLocateWords();
  return (
    <div role="alert" className="locate-question">
      <strong>{say('gcjTitle')}</strong>
      <p>{say('gcj', { offset: question.offsetMetres, after: question.afterMetres })}</p>
    </div>
  );
}
