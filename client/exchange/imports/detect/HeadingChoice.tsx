import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import type { ImportRun } from '#server/exchange/imports/importContract.ts';
import { ImportsApi } from '#server/exchange/imports/importsApiContract.ts';
import type { SourceFacts } from '#server/exchange/readers/sourceContract.ts';
import { useCall } from '../../../api/query.ts';
import { ScrollBox } from '../ScrollBox.tsx';
import { useStepWords } from '../stepWords.ts';
import type { RunActs } from '../useRunActs.ts';
import { Detected } from './Detected.tsx';

interface Props {
  run: ImportRun;
  facts: SourceFacts;
  acts: RunActs;
  isFree: boolean;
}
const SHOWN = 5;
const MOST_ROWS = 1000;

/** In which row the headings stand: the first rows as a grid, one of which may be clicked, or a number for rows above. */
export function HeadingChoice({ run, facts, acts, isFree }: Props) {
  const say = useStepWords();
  const [isOpen, setOpen] = useState(false);
  const { headerRow, headings } = facts;
  if (headerRow === null) return null;
  return (
    <Detected
      label={say('heading')}
      value={say('headingAt', { n: headerRow })}
      note={headings.slice(0, SHOWN).join(' | ')}
      isAsked={facts.findings.some(({ code }) => /head/.test(code))}
    >
      {isFree && (
        <>
          <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {say('change')}
          </Button>
          {isOpen && <HeadingGrid run={run} facts={facts} headerRow={headerRow} acts={acts} />}
        </>
      )}
    </Detected>
  );
}

function HeadingGrid({ run, facts, headerRow, acts }: Omit<Props, 'isFree'> & { headerRow: number }) {
  const say = useStepWords();
  const { data } = useCall(ImportsApi.rows, { params: { id: run.id }, query: { limit: SHOWN } });
  const { headings } = facts;
  const choose = (row: number) => acts.choose({ headerRow: row });
  return (
    <>
      <p className="hint">{say('headingAsk')}</p>
      <ScrollBox label={say('heading')}>
        <table className="import-grid">
          <tbody>
            <tr className="is-heading">
              <th scope="row">
                {headerRow} {say('isHeading')}
              </th>
              {headings.map((heading) => (
                <td key={heading}>{heading}</td>
              ))}
            </tr>
            {data?.items.map(({ number, given }) => (
              <tr key={number}>
                <th scope="row">
                  <Button size="small" aria-label={say('headingUse', { n: number })} onClick={() => choose(number)}>
                    {number}
                  </Button>
                </th>
                {headings.map((heading) => (
                  <td key={heading}>{given[heading]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <HeadingNumber value={headerRow} onChoose={choose} />
    </>
  );
}

function HeadingNumber({ value, onChoose }: { value: number; onChoose: (row: number) => void }) {
  const say = useStepWords();
  const [typed, setTyped] = useState<number | null>(value);
  return (
    <div className="import-number">
      <label htmlFor="import-heading-row">{say('headingNumber')}</label>
      <InputNumber id="import-heading-row" min={1} max={MOST_ROWS} precision={0} value={typed} onChange={setTyped} />
      <Button disabled={typed === null || typed === value} onClick={() => typed !== null && onChoose(typed)}>
        {say('headingSet')}
      </Button>
    </div>
  );
}
