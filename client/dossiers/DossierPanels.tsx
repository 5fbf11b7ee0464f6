import { Link } from 'react-router';
import type { Dossier } from '#server/dossiers/contract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { DefinitionList } from '../ui/DefinitionList.tsx';
import { formatDay } from '../ui/formatDay.ts';
import { formatInstant } from '../ui/formatInstant.ts';
import { StatusTag } from '../ui/StatusTag.tsx';
import { DossierStateTag } from './DossierStateTag.tsx';
import { SchemeMap } from './SchemeMap.tsx';
import { actWord, opinionWord, taskKind, useDossierWords } from './words.ts';

interface Props {
  dossier: Dossier;
}

/** What is to change, who drafts and who approves it by which article, and where it is on the map. */
export function SchemePanel({ dossier }: Props) {
  const say = useDossierWords();
  const inEnglish = useLanguage() === 'en';
  const { draft, unit, to, units, approver, owner } = dossier;
  const named = (one: Dossier['unit'] | null) => one && `${one.path}（${one.code}）`;
  return (
    <section className="panel" aria-labelledby="dossier-scheme">
      <h2 id="dossier-scheme">{say('scheme')}</h2>
      <DefinitionList
        items={[
          { term: say('fact.unit'), value: named(unit) },
          { term: say('fact.to'), value: named(to) },
          ...(units.length > 0 ? [{ term: say('fact.units'), value: units.map(named).join('、') }] : []),
          ...(draft.newName ? [{ term: say('fact.newName'), value: draft.newName }] : []),
          ...(draft.newSeat ? [{ term: say('fact.newSeat'), value: draft.newSeat }] : []),
          {
            term: say('fact.drafting'),
            value: `${say(`party.${draft.drafting}`)}（${inEnglish ? dossier.draftingArticle : dossier.draftingArticleZh}）`,
          },
          { term: say('fact.owner'), value: owner },
          {
            term: say('fact.approver'),
            wide: true,
            value: approver ? (
              <ApproverWords approver={approver} />
            ) : (
              say(`approverMissing.${dossier.approverMissing ?? 'extent'}`)
            ),
          },
        ]}
      />
      <SchemeMap dossier={dossier} />
    </section>
  );
}

function ApproverWords({ approver }: { approver: NonNullable<Dossier['approver']> }) {
  const say = useDossierWords();
  const inEnglish = useLanguage() === 'en';
  const parts = [
    say(`organ.${approver.organ}`),
    inEnglish ? approver.article : approver.articleZh,
    ...(approver.filing ? [say('filing')] : []),
    ...(approver.verified ? [] : [say('unverified', { note: inEnglish ? approver.note : approver.noteZh })]),
  ];
  return <>{parts.join(' · ')}</>;
}

/** Who was asked (DR art. 14) and what they said. */
export function OpinionPanel({ dossier: { opinions } }: Props) {
  const say = useDossierWords();
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="dossier-opinions">
      <h2 id="dossier-opinions">{say('opinions')}</h2>
      {opinions.length === 0 && <p className="hint">{say('noOpinions')}</p>}
      <DefinitionList
        items={opinions.map(({ department, label, labelZh, askedOn, answeredOn, opinion, text }) => ({
          term: `${department}（${language === 'en' ? label : labelZh}）`,
          value: answeredOn
            ? [say(`opinion.${opinionWord(opinion)}`), text, formatDay(answeredOn, language)]
                .filter(Boolean)
                .join(' · ')
            : `${say('waiting')} · ${formatDay(askedOn, language)}`,
        }))}
      />
    </section>
  );
}

/** What becomes of each code by DC art. 6. */
export function CodePanel({ dossier: { codes, codeArticle, codeArticleZh } }: Props) {
  const say = useDossierWords();
  const inEnglish = useLanguage() === 'en';
  if (codes.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="dossier-codes">
      <h2 id="dossier-codes">{say('codes')}</h2>
      <DefinitionList
        items={codes.map(({ old, name, effect, code, proposed, document }) => ({
          term: `${name} ${old}`,
          value: [
            say(`effect.${effect}`),
            document && code ? say('fixedBy', { code, document }) : proposed && say('proposed', { code: proposed }),
          ]
            .filter(Boolean)
            .join(' · '),
        }))}
      />
      <p className="hint">{inEnglish ? codeArticle : codeArticleZh}</p>
    </section>
  );
}

/** Duties with their limits, and what must follow a change. */
export function AfterApproval({ dossier }: Props) {
  const say = useDossierWords();
  const language = useLanguage();
  const { clocks, tasks, appliedAt } = dossier;
  if (clocks.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="dossier-clocks">
      <h2 id="dossier-clocks">{say('clocks')}</h2>
      <DefinitionList
        items={clocks.map((clock) => ({
          term: `${clock.id} ${language === 'en' ? clock.label : clock.labelZh}（${language === 'en' ? clock.article : clock.articleZh}）`,
          value: <ClockWords clock={clock} />,
        }))}
      />
      {appliedAt && (
        <>
          <h3>{say('tasks')}</h3>
          {tasks.length === 0 && <p className="hint">{say('noTasks')}</p>}
          <DefinitionList
            items={tasks.map(({ kind, count, examples, doneOn, note }) => ({
              term: `${say(`task.${taskKind(kind)}`)}（${count}）`,
              value: doneOn
                ? `${say('clock.done')} · ${formatDay(doneOn, language)} · ${note ?? ''}`
                : examples.join('、'),
            }))}
          />
          {dossier.effectiveOn && <Link to={`/division-changes?to=${dossier.effectiveOn}`}>{say('changes')}</Link>}
        </>
      )}
    </section>
  );
}

const CLOCK_TONE = { overdue: 'bad', done: 'good', running: 'active', not_needed: 'plain' } as const;

function ClockWords({ clock: { dueOn, doneOn, state } }: { clock: Dossier['clocks'][number] }) {
  const say = useDossierWords();
  const language = useLanguage();
  const due = dueOn ? say('dueOn', { day: formatDay(dueOn, language) }) : say('noLimit');
  return (
    <>
      <StatusTag tone={CLOCK_TONE[state]}>{say(`clock.${state}`)}</StatusTag>{' '}
      {doneOn ? formatDay(doneOn, language) : due}
    </>
  );
}

/** Everything that was done, in order. */
export function StepPanel({ dossier: { steps } }: Props) {
  const say = useDossierWords();
  return (
    <section className="panel" aria-labelledby="dossier-steps">
      <h2 id="dossier-steps">{say('steps')}</h2>
      <ol className="dossier-steps">
        {steps.map(({ act, to, actor, organisation, at, note, document }) => (
          <li key={`${act}-${at}`}>
            {say(`act.${actWord(act)}`)} <DossierStateTag state={to} />
            <p className="hint">
              {[formatInstant(at), organisation, actor, document, note].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
