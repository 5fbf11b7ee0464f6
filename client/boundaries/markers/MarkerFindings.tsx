import { Alert } from 'antd';
import type { MarkerFinding } from '#server/boundaries/markers/markerContract.ts';
import { useMarkerWords } from './words.ts';

const shown = (number: number | null): string => (number === null ? '' : number.toFixed(number < 10 ? 2 : 1));

/** What of a marker does not fit, each with by how much. */
export function MarkerFindings({ findings }: { findings: readonly MarkerFinding[] }) {
  const say = useMarkerWords();
  if (findings.length === 0)
    return <Alert className="problem-alert" type="success" showIcon title={say('noFindings')} />;
  return (
    <Alert
      className="problem-alert"
      type="warning"
      showIcon
      title={say('findings')}
      description={
        <ul className="marker-findings">
          {findings.map(({ code, reference, by, allowed }) => (
            <li key={`${code}${reference ?? ''}`}>
              {say(`find.${code}`, { reference: reference ?? '', by: shown(by), allowed: allowed ?? '' })}
            </li>
          ))}
        </ul>
      }
    />
  );
}
