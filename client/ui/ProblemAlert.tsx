import { Alert, Button } from 'antd';
import { ApiProblem } from '../api/apiProblem.ts';
import { useLanguage } from './addWords.ts';
import { useUiWords } from './words.ts';

interface Props {
  /** Nothing is shown for null. */
  error: Error | null | undefined;
  onRetry?: () => void;
  /** Fields whose errors stand at the fields themselves and need not be repeated: JSON pointers. */
  shownElsewhere?: readonly string[];
}

// Whoever may not read it, or asks for what there is not, hears the same again.
const FINAL = [403, 404];

/** Says why something was not done, in the person's language, as the server stated it. Read out at once. */
export function ProblemAlert({ error, onRetry, shownElsewhere = [] }: Props) {
  const say = useUiWords();
  const language = useLanguage();
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error : null;
  const title = problem ? (language === 'en' ? problem.detail : problem.detailZh) : say('brokenReply');
  const fields = problem?.errors.filter((field) => !shownElsewhere.includes(field.pointer)) ?? [];
  return (
    <Alert
      className="problem-alert"
      type="error"
      showIcon
      role="alert"
      title={title || say('problem')}
      description={
        fields.length > 0 && (
          <ul>
            {fields.map((field) => (
              <li key={field.pointer + field.detail}>{language === 'en' ? field.detail : field.detailZh}</li>
            ))}
          </ul>
        )
      }
      action={
        onRetry &&
        !FINAL.includes(problem?.status ?? 0) && (
          <Button size="small" onClick={onRetry}>
            {say('retry')}
          </Button>
        )
      }
    />
  );
}
