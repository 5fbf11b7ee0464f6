import { Select } from 'antd';
import { ImportKind } from '#server/exchange/imports/importContract.ts';
import { crsOf, mayChoose } from '../importState.ts';
import { type SectionProps, StepSection } from '../StepSection.tsx';
import { useStepWords } from '../stepWords.ts';
import { useSystemLabel } from '../useSystemLabel.ts';
import { useImportWords } from '../words.ts';
import { Detected } from './Detected.tsx';
import { EncodingChoice, Samples } from './EncodingChoice.tsx';
import { FileFindings } from './FileFindings.tsx';
import { HeadingChoice } from './HeadingChoice.tsx';
import { LayerChoice } from './LayerChoice.tsx';
import { PreviewSection } from './PreviewSection.tsx';
import { SystemChoice } from './SystemChoice.tsx';
import './detect.css';

/** What was detected, each with the way to correct it; then the first rows and where they lie. */
export function DetectSection({ run, acts, ...fold }: SectionProps) {
  const isFree = acts.mayMake && mayChoose(run.state) && !acts.isBusy;
  const { facts } = run;
  return (
    <StepSection run={run} step="detect" summary={<Summary run={run} />} {...fold}>
      {facts === null ? (
        <Unread run={run} acts={acts} />
      ) : (
        <>
          <div className="import-choices">
            <KindChoice run={run} acts={acts} isFree={isFree} />
            <EncodingChoice run={run} facts={facts} acts={acts} isFree={isFree} />
            <LayerChoice facts={facts} acts={acts} isFree={isFree} />
            <SystemChoice run={run} acts={acts} isFree={isFree} />
            <HeadingChoice run={run} facts={facts} acts={acts} isFree={isFree} />
          </div>
          <FileFindings run={run} acts={acts} isFree={isFree} />
          <PreviewSection run={run} headings={facts.headings} />
        </>
      )}
    </StepSection>
  );
}

/** Nothing is known of the file yet, or it could not be read: another encoding may help. */
function Unread({ run, acts }: Pick<SectionProps, 'run' | 'acts'>) {
  const say = useStepWords();
  const isFailed = run.state === 'failed';
  return (
    <>
      <p className="hint">{say(isFailed ? 'unreadable' : 'unread')}</p>
      {isFailed && acts.mayMake && <Samples run={run} encoding="" acts={acts} />}
    </>
  );
}

function Summary({ run }: Pick<SectionProps, 'run'>) {
  const { kind, facts } = run;
  const crs = crsOf(run);
  const sayKind = useImportWords();
  const label = useSystemLabel();
  if (!facts) return null;
  const parts = [
    kind ? sayKind(`kind.${kind}`) : sayKind('kindNone'),
    facts.format,
    ...(facts.encoding ? [facts.encoding] : []),
    ...(crs?.value ? [label(crs.value)] : []),
  ];
  return parts.join(' · ');
}

function KindChoice({ run, acts, isFree }: Pick<SectionProps, 'run' | 'acts'> & { isFree: boolean }) {
  const say = useStepWords();
  const sayKind = useImportWords();
  const { kind } = run;
  return (
    <Detected
      label={say('kind')}
      value={kind ? sayKind(`kind.${kind}`) : sayKind('kindNone')}
      note={kind ? sayKind(`kindHint.${kind}`) : say('kindAsk')}
      isAsked={kind === null}
    >
      {isFree && (
        <Select
          className="import-select"
          aria-label={say('kind')}
          placeholder={say('kind')}
          value={kind}
          onChange={(chosen: ImportKind) => acts.choose({ kind: chosen })}
          options={ImportKind.options.map((value) => ({ value, label: sayKind(`kind.${value}`) }))}
        />
      )}
    </Detected>
  );
}
