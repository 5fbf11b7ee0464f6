import { Button } from 'antd';
import { useState } from 'react';
import { ImportChoices, type ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import type { SourceFacts } from '#server/exchange/readers/sourceContract.ts';
import { useCall } from '../../../api/query.ts';
import { LoadingBlock } from '../../../ui/LoadingBlock.tsx';
import { ProblemAlert } from '../../../ui/ProblemAlert.tsx';
import { usePunctuation } from '../../../ui/usePunctuation.ts';
import { useStepWords } from '../stepWords.ts';
import type { RunActs } from '../useRunActs.ts';
import { Detected } from './Detected.tsx';

interface Props {
  run: ImportRun;
  facts: SourceFacts;
  acts: RunActs;
  isFree: boolean;
}
const DELIMITERS: Readonly<Record<string, 'comma' | 'tab' | 'semicolon'>> = {
  ',': 'comma',
  '\t': 'tab',
  ';': 'semicolon',
};
const isDoubtful = ({ findings }: SourceFacts): boolean =>
  findings.some(({ code }) => /encod|mojibake|utf|gb/.test(code));

/** The format and, for text, its encoding; where it is in doubt, the same stretch in each. */
export function EncodingChoice({ run, facts, acts, isFree }: Props) {
  const say = useStepWords();
  const { inBrackets } = usePunctuation();
  const isAsked = isDoubtful(facts);
  const [isOpen, setOpen] = useState(isAsked);
  const { format, encoding, delimiter } = facts;
  const mark = DELIMITERS[delimiter ?? ''];
  return (
    <Detected
      label={encoding ? `${say('format')} · ${say('encoding')}` : say('format')}
      value={encoding ? `${format} · ${encoding}` : format}
      note={mark ? `${say('delimiter')}${inBrackets(say(`delimiter.${mark}`))}` : undefined}
      isAsked={isAsked}
    >
      {encoding && isFree && (
        <>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say(isOpen ? 'encodingHide' : 'encodingWrong')}
          </Button>
          {isOpen && <Samples run={run} encoding={encoding} acts={acts} />}
        </>
      )}
    </Detected>
  );
}

/** `GBK` is chosen as GB18030, of which it is a part; a mark at the beginning changes nothing. */
const choiceOf = (encoding: string) =>
  ImportChoices.shape.encoding.safeParse(encoding.replace(/ BOM$/, '').replace(/^GBK$/, 'GB18030')).data;

/** The beginning of the file in each encoding, one of which may be taken. Nothing for files that are no text. */
export function Samples({ run, encoding, acts }: Pick<Props, 'run' | 'acts'> & { encoding: string }) {
  const say = useStepWords();
  const { data, error } = useCall(ImportsApi.encodings, { params: { id: run.id } });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return <LoadingBlock rows={3} />;
  if (data.items.length === 0) return null;
  return (
    <>
      <p className="hint">{say('encodingsLead')}</p>
      <ul className="import-samples">
        {data.items.map((sample) => {
          const choice = choiceOf(sample.encoding);
          const isUsed = choice !== undefined && choice === choiceOf(encoding);
          return (
            <li key={sample.encoding} className={isUsed ? 'used' : undefined}>
              <div className="import-sample-head">
                <strong>{sample.encoding}</strong>
                <span className={sample.replaced > 0 ? 'import-sample-bad' : 'hint'}>
                  {sample.replaced > 0 ? say('replaced', { n: sample.replaced }) : say('replacedNone')}
                </span>
                {isUsed && <span className="hint">{say('encodingUsed')}</span>}
                {!isUsed && choice && (
                  <Button size="small" onClick={() => acts.choose({ encoding: choice })}>
                    {say('encodingUse', { encoding: sample.encoding })}
                  </Button>
                )}
              </div>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
              <pre tabIndex={0}>{sample.text}</pre>
            </li>
          );
        })}
      </ul>
    </>
  );
}
