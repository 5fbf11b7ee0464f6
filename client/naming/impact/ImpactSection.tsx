import { Alert } from 'antd';
import { Link } from 'react-router';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import type { ImpactGroup } from '#server/naming/impact/impactContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { Section } from '../Section.tsx';
import { TaskList } from './TaskList.tsx';
import { useImpactWords } from './words.ts';
import './impact.css';

/** What the end of the old name touches, as it was reported before the decision, and the tasks that follow from it. */
export function ImpactSection({ found }: { found: CaseDetail }) {
  const say = useImpactWords();
  const { impact } = found;
  return (
    <Section
      section="impact"
      {...(impact ? { aside: say('madeBy', { by: impact.by, at: formatInstant(impact.at) }) } : {})}
    >
      {impact ? <Report found={found} impact={impact} /> : <p className="hint">{say('none')}</p>}
      <h3>{say('tasks')}</h3>
      {found.tasks.length === 0 ? <p className="hint">{say('noTasks')}</p> : <TaskList found={found} />}
    </Section>
  );
}

function Report({ found, impact }: { found: CaseDetail; impact: NonNullable<CaseDetail['impact']> }) {
  const say = useImpactWords();
  return (
    <>
      {impact.listed && (
        <Alert
          type={impact.protectiveMeasures ? 'info' : 'warning'}
          showIcon
          title={say('listed')}
          description={
            impact.protectiveMeasures ? `${say('measures')}：${impact.protectiveMeasures}` : say('noMeasures')
          }
        />
      )}
      <p className="prose">{impact.text}</p>
      <dl className="impact-groups">
        {impact.groups.map((group) => (
          <div key={group.kind}>
            <dt>{say(group.kind)}</dt>
            <dd>
              <Items group={group} />
              {group.kind === 'signs' && found.placeId && group.total > 0 && (
                <Link to={`/signs/renamed?placeId=${found.placeId}`}>{say('signsToReplace')}</Link>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const PATH = { place: '/places/', case: '/cases/', line: '/boundaries?line=' } as const;

function Items({ group: { total, items } }: { group: ImpactGroup }) {
  const say = useImpactWords();
  if (total === 0) return <span className="hint">{say('nothing')}</span>;
  return (
    <>
      <strong>{say('count', { n: total })}</strong>
      <ul>
        {items.map(({ label, at }) => (
          <li key={`${label} ${at?.id ?? ''}`}>{at ? <Link to={`${PATH[at.kind]}${at.id}`}>{label}</Link> : label}</li>
        ))}
        {total > items.length && <li className="hint">{say('andMore', { n: total - items.length })}</li>}
      </ul>
    </>
  );
}
