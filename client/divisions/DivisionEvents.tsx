import type { DivisionEvent } from '#server/divisions/changeContract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { formatDay } from '../ui/formatDay.ts';
import { useDivisionWords } from './words.ts';

/** Changes of divisions, each with who came before and who after and what became of the codes. */
export function DivisionEvents({ events }: { events: readonly DivisionEvent[] }) {
  const say = useDivisionWords();
  const language = useLanguage();
  return (
    <ol className="event-list">
      {events.map((event) => (
        <li key={event.id}>
          <h3>
            {formatDay(event.effectiveOn, language)} · {say(`event.${event.type}`)} · {event.title}
          </h3>
          <p className="hint">
            {say('basis')}：{event.approver} {event.document}
          </p>
          <div className="event-sides">
            {(['predecessor', 'successor'] as const).map((side) => (
              <div key={side}>
                {say(`${side}s`)}
                <ul>
                  {event.parties
                    .filter((party) => party.side === side)
                    .map(({ code, path, codeEffect }) => (
                      <li key={code}>
                        {path} <span className="division-code">{code}</span>（{say(`effect.${codeEffect}`)}）
                      </li>
                    ))}
                </ul>
              </div>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
