import { Timeline } from 'antd';
import type { Place } from '#server/gazetteer/contract.ts';
import { useLanguage } from '../ui/addWords.ts';
import { formatDay } from '../ui/formatDay.ts';
import { useGazetteerWords } from './words.ts';

/** Dated legal acts on the names, the latest first: who, on which document, under which article. */
export function EventList({ events }: { events: Place['events'] }) {
  const say = useGazetteerWords();
  const language = useLanguage();
  return (
    <section className="panel" aria-labelledby="place-events">
      <h2 id="place-events">{say('place.history')}</h2>
      {events.length === 0 ? (
        <p className="hint">{say('place.noEvents')}</p>
      ) : (
        <Timeline
          items={events.toReversed().map(({ id, kind, on, authority, documentNo, article, articleEn, note }) => ({
            key: id,
            content: (
              <>
                <div>
                  <strong>{say(`event.${kind}`)}</strong> <time dateTime={on}>{formatDay(on, language)}</time> ·{' '}
                  {authority}
                </div>
                {(documentNo ?? article) && (
                  <div className="hint">
                    {[documentNo, language === 'en' ? articleEn : article]
                      .filter(Boolean)
                      .join(language === 'en' ? ', ' : '，')}
                  </div>
                )}
                {note && <div>{note}</div>}
              </>
            ),
          }))}
        />
      )}
    </section>
  );
}
