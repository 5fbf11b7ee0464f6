import { Alert, Button } from 'antd';
import { LevelTag } from '../../detection/LevelTag.tsx';
import { StatusTag, type Tone } from '../../ui/StatusTag.tsx';
import type { Faults } from './faultsOf.ts';
import { fieldId, progressOf, SECTIONS } from './sections.ts';
import type { NameCheck } from './useNameChecks.ts';
import { useApplyWords } from './words.ts';

interface Props {
  /** Everything still missing, and those faults that are already shown at their fields. */
  faults: Faults;
  shown: Faults;
  checks: readonly NameCheck[];
  hasFiles: boolean;
  isDirty: boolean;
  isSaving: boolean;
  isReturned: boolean;
  onSave: () => void;
  onSubmit: () => void;
}

const TONE: Record<ReturnType<typeof progressOf>, Tone> = { done: 'good', todo: 'plain', wrong: 'bad' };

/** Goes to an entry and puts the cursor there. */
export function goToField(pointer: string): void {
  const element = document.getElementById(fieldId(pointer));
  element?.scrollIntoView({ block: 'center' });
  element?.focus({ preventScroll: true });
}

/** Beside the form: how far it is, what the names are worth, and the two ways to finish. */
export function ReviewRail(props: Props) {
  const say = useApplyWords();
  const { faults, shown, checks, isDirty } = props;
  const shownPointers = Object.keys(shown);
  return (
    <aside className="apply-rail panel" aria-label={say('section.review')}>
      <h2>{say('progress')}</h2>
      <ol className="apply-progress">
        {SECTIONS.map((section) => (
          <li key={section}>
            <a href={`#apply-${section}`}>{say(`section.${section}`)}</a>
            {section === 'files' ? (
              <StatusTag tone={props.hasFiles ? 'good' : 'plain'}>
                {say(props.hasFiles ? 'done' : 'optional')}
              </StatusTag>
            ) : (
              <StatusTag tone={TONE[progressOf(section, faults, shown)]}>
                {say(progressOf(section, faults, shown))}
              </StatusTag>
            )}
          </li>
        ))}
      </ol>
      <CheckSummary checks={checks} />
      {shownPointers.length > 0 && (
        <div className="apply-missing" role="status">
          {say('incomplete', { n: shownPointers.length })}{' '}
          <Button type="link" size="small" className="inline-link" onClick={() => goToField(shownPointers[0] ?? '')}>
            {say('goTo')}
          </Button>
        </div>
      )}
      <div className="apply-acts">
        <Button type="primary" size="large" block loading={props.isSaving} onClick={props.onSubmit}>
          {say(props.isReturned ? 'resubmit' : 'submit')}
        </Button>
        <Button block disabled={props.isSaving} onClick={props.onSave}>
          {say(props.isReturned ? 'saveChanges' : 'save')}
        </Button>
        {isDirty && <p className="field-help">{say('notSaved')}</p>}
      </div>
    </aside>
  );
}

function CheckSummary({ checks }: { checks: readonly NameCheck[] }) {
  const say = useApplyWords();
  const known = checks.flatMap(({ reply }) => (reply ? [reply] : []));
  if (known.length === 0) return null;
  return (
    <>
      <h2>{say('worst')}</h2>
      <ul className="apply-progress">
        {known.map((reply, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two candidates may for a moment have the same name
          <li key={i}>
            <strong>{reply.name}</strong>
            <LevelTag level={reply.level} />
          </li>
        ))}
      </ul>
      {checks[0]?.reply?.level === 'block' && <Alert type="warning" showIcon title={say('blockNote')} />}
    </>
  );
}
