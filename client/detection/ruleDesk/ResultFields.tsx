import { Input, Select } from 'antd';
import { Level } from '#server/detection/contract.ts';
import { Field } from '../../ui/Field.tsx';
import { useDetectionWords } from '../words.ts';
import { SEVERITIES } from './rowFields.ts';
import { useRowWords } from './rowWords.ts';
import { Results } from './valueWords.ts';
import { useDeskWords } from './words.ts';

interface Props {
  value: unknown;
  fault: string | undefined;
  onChange: (results: Results) => void;
}
type Result = Results[number];

const LEVEL_OF: Readonly<Record<(typeof SEVERITIES)[number], Level>> = {
  PROHIBITED: 'block',
  ADVISE: 'review',
  HUMAN: 'review',
  NOTE: 'note',
  NEEDS_DATA: 'needs_data',
};

/** What a rule may find: how grave and how said. The codes are the program's: none may go, none can be added. */
export function ResultFields({ value, fault, onChange }: Props) {
  const say = useRowWords();
  const results = Results.catch([]).parse(value);
  const change = (at: number, part: Partial<Result>) =>
    onChange(results.map((each, i) => (i === at ? { ...each, ...part } : each)));
  return (
    <fieldset className="result-fields">
      <legend>{say('field.results')}</legend>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      {results.map((result, at) => (
        <ResultField key={result.result} result={result} onChange={(part) => change(at, part)} />
      ))}
    </fieldset>
  );
}

function ResultField({ result, onChange }: { result: Result; onChange: (part: Partial<Result>) => void }) {
  const say = useDeskWords();
  const sayField = useRowWords();
  const sayLevel = useDetectionWords();
  return (
    <div className="result-field">
      <code>{result.result}</code>
      <div className="field-row">
        <Field label={sayField('field.severity')}>
          {({ id }) => (
            <Select
              id={id}
              value={SEVERITIES.find((code) => code === result.severity) ?? null}
              onChange={(severity) => severity && onChange({ severity, level: LEVEL_OF[severity] })}
              options={SEVERITIES.map((code) => ({ value: code, label: sayField(`option.${code}`) }))}
            />
          )}
        </Field>
        <Field label={say('level')}>
          {({ id }) => (
            <Select
              id={id}
              value={Level.catch('note').parse(result.level)}
              onChange={(level: Level) => onChange({ level })}
              options={Level.options.map((code) => ({ value: code, label: sayLevel(`level.${code}`) }))}
            />
          )}
        </Field>
      </div>
      <details className="row-more">
        <summary>
          {say('wording')}：{result.messageZh}
        </summary>
        <Wording result={result} onChange={onChange} />
      </details>
    </div>
  );
}

const WORDINGS = ['messageZh', 'message', 'adviceZh', 'advice'] as const;

function Wording({ result, onChange }: { result: Result; onChange: (part: Partial<Result>) => void }) {
  const say = useDeskWords();
  return (
    <div className="row-form">
      <p className="hint wide">{say('slots')}</p>
      {WORDINGS.map((name) => (
        <div key={name} className="wide">
          <Field label={say(name)}>
            {(control) => (
              <Input.TextArea
                {...control}
                maxLength={1000}
                value={result[name] ?? ''}
                onChange={(event) => onChange({ [name]: event.target.value })}
              />
            )}
          </Field>
        </div>
      ))}
    </div>
  );
}
