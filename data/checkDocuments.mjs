import { dataFile, readCsv, readJson } from './dataSets.mjs';

const repeated = (values) => [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];

/** Templates and number series of official documents: one a kind and day, each with its source. */
export function documentProblems() {
  const organisations = new Set(readJson('sample/organisations.json').map(({ code }) => code));
  const series = readCsv(dataFile('documents/series.csv'));
  const templates = [...readJson('documents/templates.json'), ...readJson('documents/material-forms.json')];
  const materials = new Set(readCsv(dataFile('codelists/application-materials.csv')).map(({ code }) => code));
  return [
    ...series
      .filter(({ organisation }) => !organisations.has(organisation))
      .map((row) => `${row.organisation}: series`),
    ...repeated(series.map((row) => `${row.organisation} ${row.purpose}`)).map((key) => `series twice: ${key}`),
    ...repeated(templates.map((row) => `${row.kind} ${row.jurisdiction} ${row.effective_from}`)).map(
      (key) => `template twice: ${key}`,
    ),
    ...templates
      .map(({ kind }) => /^material-(.+)$/.exec(kind)?.[1])
      .filter((material) => material !== undefined && !materials.has(material))
      .map((material) => `blank form of no material: ${material}`),
    ...templates.filter(({ source }) => !source).map(({ kind }) => `template ${kind}: source`),
  ];
}
