import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import type { BoundaryLineDetail } from '#server/boundaries/contract.ts';
import { type GivenCourse, GivenCourseApi } from '#server/boundaries/lines/givenCourseContract.ts';
import { useCall } from '../../api/query.ts';
import { boundsOf } from '../../map/boundsOf.ts';
import { overlayOf } from '../../map/overlay.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatLength } from '../../ui/formatMeasure.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { LinesMap } from '../map/LinesMap.tsx';
import { useGivenWords } from './words.ts';

/** What imported files say of the course of a line; nothing where none does. */
export function GivenCourses({ line, keeps }: { line: BoundaryLineDetail; keeps: boolean }) {
  const say = useGivenWords();
  const { data, error } = useCall(GivenCourseApi.given, { params: { id: line.id } });
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="line-given">
      <h2 id="line-given">{say('title')}</h2>
      <p className="hint">{say('lead')}</p>
      <ul className="paper-list">
        {data.items.map((course) => (
          <Given key={course.id} line={line} course={course} keeps={keeps} />
        ))}
      </ul>
    </section>
  );
}

interface GivenProps {
  line: BoundaryLineDetail;
  course: GivenCourse;
  keeps: boolean;
}

function Given({ line, course, keeps }: GivenProps) {
  const say = useGivenWords();
  const language = useLanguage();
  const [isShown, setShown] = useState(false);
  const { name, source, importedAt, agreement, document, note, verified, lengthMetres, metresOff } = course;
  const facts = [
    say('imported', { day: formatDay(importedAt, language) }),
    say('length', { length: formatLength(lengthMetres, language) }),
    metresOff !== null && (metresOff < 1 ? say('same') : say('off', { metres: formatLength(metresOff, language) })),
  ];
  const papers = [
    agreement && say('agreement', { text: agreement }),
    document && say('document', { text: document }),
    note,
  ];
  return (
    <li>
      <strong>{name ?? source.split('（')[0]}</strong>{' '}
      <StatusTag tone={verified ? 'good' : 'warning'}>{say(verified ? 'verified' : 'unverified')}</StatusTag>
      <p>{facts.filter(Boolean).join(' · ')}</p>
      <p className="hint given-source">{[source, ...papers].filter(Boolean).join(' · ')}</p>
      <Space wrap>
        <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {say(isShown ? 'hide' : 'show')}
        </Button>
        {keeps && line.validTo === null && course.parts.length === 1 && (
          <LinkButton size="small" to={`/boundaries/${line.id}/edit?given=${course.id}`}>
            {say('draft')}
          </LinkButton>
        )}
      </Space>
      {isShown && <GivenMap line={line} course={course} />}
    </li>
  );
}

function GivenMap({ line, course }: Pick<GivenProps, 'line' | 'course'>) {
  const say = useGivenWords();
  const { overlays, bounds } = useMemo(() => {
    const shapes = course.parts.map((coordinates) => ({ type: 'LineString', coordinates }));
    const items = shapes.map((geometry, i) => ({ key: String(i), name: '', geometry }));
    return { overlays: [overlayOf('clash', items)], bounds: boundsOf(shapes) };
  }, [course]);
  return (
    <LinesMap
      label={say('mapOf')}
      bounds={bounds ?? line.bbox}
      line={{ line: line.id, sides: [line.sideA.code, line.sideB.code] }}
      overlays={overlays}
      height="360px"
    />
  );
}
