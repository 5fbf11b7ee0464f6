import { Level } from '#server/detection/contract.ts';
import type { ChangeItemDetail } from '#server/detection/ruleChangeContract.ts';
import { useDetectionWords } from '../words.ts';
import { fieldDifferences } from './fieldDifferences.ts';
import { ROW_FIELDS, SEVERITIES } from './rowFields.ts';
import { useRowWords } from './rowWords.ts';
import { Results, textOf, useRowSummary, useValueWord } from './valueWords.ts';
import { useDeskWords } from './words.ts';
import { wordsApart } from './wordsApart.ts';

interface Line {
  label: string;
  before: string;
  after: string;
}

/** A change of a row as field, now and then; a new or ended row in one line. */
export function ItemDifference({ item }: { item: ChangeItemDetail }) {
  const say = useDeskWords();
  const summary = useRowSummary();
  const lines = useLines()(item);
  if (item.operation !== 'replace') return <p className="hint">{summary(item.kind, item.body ?? item.before ?? {})}</p>;
  if (lines.length === 0) return <p className="hint">{say('noDifference')}</p>;
  return (
    <table className="difference">
      <thead>
        <tr>
          <th scope="col">{say('field')}</th>
          <th scope="col">{say('before')}</th>
          <th scope="col">{say('after')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <del>{before || '—'}</del>
            </td>
            <td>
              <ins>{after || '—'}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useLines(): (item: ChangeItemDetail) => Line[] {
  const sayField = useRowWords();
  const valueWord = useValueWord();
  const resultLines = useResultLines();
  return ({ kind, before, body }) =>
    fieldDifferences(before, body).flatMap(({ field, before: old, after }): Line[] => {
      const known = ROW_FIELDS[kind].find(({ name }) => name === field);
      if (!known) return [{ label: field, before: shown(old), after: shown(after) }];
      if (known.type === 'results') return resultLines(old, after);
      const [was, is] = wordsApart(valueWord(known, old), valueWord(known, after));
      return [{ label: sayField(`field.${known.name}`), before: was, after: is }];
    });
}

const shown = (value: unknown): string => (value === undefined || value === null ? '' : JSON.stringify(value));
const WORDINGS = ['messageZh', 'message', 'adviceZh', 'advice'] as const;

function useResultLines(): (before: unknown, after: unknown) => Line[] {
  const say = useDeskWords();
  const sayField = useRowWords();
  const sayLevel = useDetectionWords();
  const label = (field: string): string => {
    if (field === 'severity') return sayField('field.severity');
    const wording = WORDINGS.find((name) => name === field);
    return wording ? say(wording) : say('level');
  };
  const word = (field: string, value: unknown): string => {
    const severity = field === 'severity' ? SEVERITIES.find((code) => code === value) : undefined;
    const level = field === 'level' ? Level.options.find((code) => code === value) : undefined;
    if (severity) return sayField(`option.${severity}`);
    return level ? sayLevel(`level.${level}`) : textOf(value);
  };
  return (before, after) => {
    const old = new Map(
      Results.catch([])
        .parse(before)
        .map((each) => [each.result, each]),
    );
    return Results.catch([])
      .parse(after)
      .flatMap((each) =>
        fieldDifferences(old.get(each.result) ?? null, each).map(({ field, before: was, after: is }) => ({
          label: `${each.result} · ${label(field)}`,
          before: word(field, was),
          after: word(field, is),
        })),
      );
  };
}
