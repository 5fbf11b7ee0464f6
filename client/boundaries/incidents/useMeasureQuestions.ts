import type { Incident, MeasureRule } from '#server/boundaries/incidents/incidentContract.ts';
import { MarkerId } from '#server/boundaries/markers/markerContract.ts';
import { MarkersApi } from '#server/boundaries/markers/markersApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { useMarkerWords } from '../markers/words.ts';
import type { Question } from './FormFields.tsx';
import { useIncidentWords } from './words.ts';

interface Asked {
  rule: MeasureRule;
  proof: MeasureRule['proof'] | 'waived';
  /** The event of the marker that was chosen. */
  event: string;
}

/** The questions that a measure's record answers. */
export function useMeasureQuestions(incident: Incident, { rule, proof, event }: Asked): Question[] {
  const say = useIncidentWords();
  const ofMarker = useMarkerQuestions(incident, rule, event);
  const { sideA, sideB } = incident;
  const on: Question = { name: 'on', kind: 'day', label: say('field.on') };
  const document: Question = { name: 'document', kind: 'line', label: say('field.document') };
  const note: Question = { name: 'note', kind: 'paragraph', label: say('field.note') };
  switch (proof) {
    case 'record':
      return [on, { name: 'by', kind: 'line', label: say('field.by') }, { ...document, optional: true }, note];
    case 'both_sides':
      return [
        { name: 'sideADocument', kind: 'line', label: say('field.sideADocument', { name: sideA.name }) },
        { name: 'sideAOn', kind: 'day', label: say('field.sideAOn', { name: sideA.name }) },
        { name: 'sideBDocument', kind: 'line', label: say('field.sideBDocument', { name: sideB.name }) },
        { name: 'sideBOn', kind: 'day', label: say('field.sideBOn', { name: sideB.name }) },
        { ...note, optional: true },
      ];
    case 'penalty':
      return penaltyQuestions(rule, say);
    case 'filing':
      return [on, document];
    case 'decision':
      return [
        on,
        document,
        {
          ...{ name: 'outcome', kind: 'choice', label: say('field.outcome') },
          choices: OUTCOMES.map((value) => ({ value, label: say(`outcome.${value}`) })),
        },
      ];
    case 'inspection':
      return [
        {
          ...{ name: 'leadingSide', kind: 'choice', label: say('field.leadingSide') },
          choices: [sideA, sideB].map(({ code, name }) => ({ value: code, label: name })),
        },
        { name: 'plannedYear', kind: 'number', label: say('field.plannedYear') },
      ];
    case 'marker_event':
      return ofMarker;
    case 'waived':
      return [{ name: 'ground', kind: 'paragraph', label: say('field.ground') }];
  }
}

const OUTCOMES = ['line_stays', 'as_agreement_says'] as const;

function penaltyQuestions(
  { mostYuan, penaltyParts }: MeasureRule,
  say: ReturnType<typeof useIncidentWords>,
): Question[] {
  return [
    { name: 'on', kind: 'day', label: say('field.on') },
    { name: 'document', kind: 'line', label: say('field.decision') },
    { name: 'by', kind: 'line', label: say('field.penaltyBy') },
    { name: 'person', kind: 'line', label: say('field.penalised') },
    { name: 'fineYuan', kind: 'number', label: say('field.fineYuan', { most: mostYuan ?? 0 }) },
    ...(penaltyParts.includes('repair_cost') ? [costQuestion(say('field.repairCostYuan'))] : []),
    ...(penaltyParts.includes('confiscated') ? [confiscatedQuestion(say('field.confiscated'))] : []),
  ];
}
const costQuestion = (label: string): Question => ({ name: 'repairCostYuan', kind: 'number', label });
const confiscatedQuestion = (label: string): Question => ({ name: 'confiscated', kind: 'paragraph', label });

const NO_MARKER = MarkerId.parse('00000000-0000-4000-8000-000000000000');
// Reference objects are chosen anew in the record of the marker, where there is room for them.
const ELSEWHERE = new Set(['re_reference']);

/** A new event of the marker, or one that its record has since the incident was found. */
function useMarkerQuestions(
  { marker, foundOn, sideA, sideB }: Incident,
  rule: MeasureRule,
  chosen: string,
): Question[] {
  const say = useIncidentWords();
  const ofMarker = useMarkerWords();
  const language = useLanguage();
  const isAsked = marker !== null && rule.proof === 'marker_event';
  const record = useCall(MarkersApi.getMarker, { params: { id: marker?.id ?? NO_MARKER } }, { enabled: isAsked });
  const rules = useCall(MarkersApi.markerEventRules, {}, { enabled: isAsked });
  if (!isAsked) return [];
  const recorded = (record.data?.events ?? [])
    .filter(({ type, happenedOn }) => rule.eventTypes.includes(type) && happenedOn >= foundOn)
    .map(({ id, type, happenedOn }) => ({
      value: id,
      label: say('recordedEvent', { event: ofMarker(`event.${type}`), day: formatDay(happenedOn, language) }),
    }));
  const types = rule.eventTypes.filter((type) => !ELSEWHERE.has(type));
  const asked = rules.data?.items.find(({ type }) => type === chosen);
  const choices = [...types.map((value) => ({ value, label: ofMarker(`event.${value}`) })), ...recorded];
  const event: Question = {
    ...{ name: 'event', kind: 'choice', choices },
    label: choices.length === 0 ? say('noEvent') : say('field.event'),
  };
  if (!asked) return [event];
  const line = (name: string, label: string): Question => ({ name, kind: 'line', label });
  return [
    event,
    { name: 'happenedOn', kind: 'day', label: say('field.happenedOn') },
    line('sideAPresent', say('field.sideAPresent', { name: sideA.name })),
    line('sideBPresent', say('field.sideBPresent', { name: sideB.name })),
    ...(asked.approvalNeeded ? [line('approvalDocument', say('field.approvalDocument'))] : []),
    ...(asked.filingNeeded ? [line('filingDocument', say('field.filingDocument'))] : []),
    ...(asked.position === 'asked' ? [line('newPosition', say('field.newPosition'))] : []),
    { name: 'description', kind: 'paragraph', label: say('field.description') },
  ];
}
