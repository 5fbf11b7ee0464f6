import type { Clash } from '#server/detection/contract.ts';
import { FindingCard } from '../../detection/FindingCard.tsx';
import { LevelTag } from '../../detection/LevelTag.tsx';
import { useLanguage } from '../../ui/addWords.ts';
import { MatchedText } from '../../ui/MatchedText.tsx';
import type { NameCheck } from './useNameChecks.ts';
import { useApplyWords } from './words.ts';

interface Props {
  check: NameCheck;
  onShowClash: (clash: Clash) => void;
}

// Results of the scope rules where the register could not be asked: what is missing, they say themselves.
const UNASKED = ['NOT_COMPARED', 'NO_CATEGORY'];

/** What the rules say about one candidate, while it is typed. */
export function NameCheckPanel({ check, onShowClash }: Props) {
  const say = useApplyWords();
  return (
    <div className="name-check" aria-live="polite" aria-busy={check.isChecking}>
      {check.reply ? (
        <Result check={check} reply={check.reply} onShowClash={onShowClash} />
      ) : (
        <p className="field-help">
          {check.isChecking ? say('checking') : check.failed ? say('checkFailed') : say('checkIdle')}
        </p>
      )}
    </div>
  );
}

function Result({ check, reply, onShowClash }: Props & { reply: NonNullable<NameCheck['reply']> }) {
  const say = useApplyWords();
  const inEnglish = useLanguage() === 'en';
  const findings = reply.findings.filter((finding) => finding.level !== 'clear');
  // Said in a line of its own, with what to do about it.
  const lines = findings.filter(({ result }) => !UNASKED.includes(result));
  const unasked = findings.find(({ result }) => UNASKED.includes(result));
  return (
    <>
      <p className="name-check-head">
        <span className="visually-hidden">{say('checkLine', { name: check.name })}</span>
        <LevelTag level={reply.level} />
        <span lang="zh-Latn-pinyin" title={say('roman')}>
          {reply.romanTone}
        </span>
        {reply.readingReview.length > 0 && (
          <span className="name-check-reading">{say('reading', { name: reply.readingReview.join('、') })}</span>
        )}
      </p>
      {lines.length > 0 && (
        <ul className="name-check-lines">
          {lines.map((finding) => (
            <li key={finding.rule + finding.result + (finding.clash?.nameId ?? '') + (finding.span?.start ?? '')}>
              {finding.span && (
                <span className="name-check-name">
                  <MatchedText text={reply.name} span={finding.span} />
                </span>
              )}
              {inEnglish ? finding.message : finding.messageZh}
            </li>
          ))}
        </ul>
      )}
      {!reply.registerAsked && (
        <p className="name-check-unasked">
          ◆ {unasked ? (inEnglish ? unasked.message : unasked.messageZh) : say('notCompared')}
        </p>
      )}
      {findings.length > 0 && (
        <details>
          <summary>{say('showFindings', { n: findings.length })}</summary>
          {findings.map((finding) => (
            <FindingCard
              key={finding.rule + finding.result + (finding.clash?.nameId ?? '') + (finding.span?.start ?? '')}
              finding={finding}
              name={reply.name}
              onShowClash={onShowClash}
            />
          ))}
        </details>
      )}
    </>
  );
}
