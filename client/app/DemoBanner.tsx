import { App, Button } from 'antd';
import { AccountsApi } from '#server/accounts/contract.ts';
import { ExercisesApi } from '#server/exchange/exercises/exerciseContract.ts';
import { useAct } from '../api/query.ts';
import { useFacts, useMay } from '../api/session.ts';
import { useLanguage } from '../ui/addWords.ts';
import { dayOf } from '../ui/dayOf.ts';
import { formatDay } from '../ui/formatDay.ts';
import { useAppWords } from './words.ts';

/** The steps a demonstration needs: a day, a week, and the 15 days of public notice and filing. */
const STEPS = [1, 7, 15] as const;

/** Says on every page that the data are samples; whoever may, moves the demonstration date on. */
export function DemoBanner() {
  const say = useAppWords();
  const language = useLanguage();
  const facts = useFacts();
  const may = useMay();
  const { message } = App.useApp();
  const advance = useAct(AccountsApi.advanceDemoClock, {
    onSuccess: (next) => {
      void message.success(say('advanced', { day: formatDay(dayOf(next.now), language) }));
    },
  });
  const load = useAct(ExercisesApi.loadExercises, {
    onSuccess: ({ cases }) => {
      void message.success(say('exercisesLoaded', { n: cases }), 6);
    },
  });
  if (!facts?.demonstration) return null;
  return (
    <aside className="demo-banner" aria-label={say('demonstration')}>
      <strong>{say('demonstration')}</strong>
      <span>
        {say('demonstrationText')}
        <time dateTime={dayOf(facts.now)}>{formatDay(dayOf(facts.now), language)}</time>
      </span>
      {may('demo.clock') && (
        <fieldset className="demo-clock">
          <legend className="visually-hidden">{say('advance')}</legend>
          {facts.mayLoadExercises && (
            <Button size="small" loading={load.isPending} onClick={() => load.mutate({})}>
              {say('loadExercises')}
            </Button>
          )}
          {STEPS.map((days) => (
            <Button
              key={days}
              size="small"
              disabled={advance.isPending}
              onClick={() => advance.mutate({ body: { days } })}
            >
              {say('advanceDays', { n: days })}
            </Button>
          ))}
        </fieldset>
      )}
    </aside>
  );
}
