import type { SignBatch } from '#server/signs/batches/batchContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDay } from '../../ui/formatDay.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { formatCents } from './formatCents.ts';
import { useBatchWords } from './words.ts';

/** The order, and who did what when. */
export function BatchFacts({ batch }: { batch: SignBatch }) {
  const say = useBatchWords();
  const language = useLanguage();
  const done = (act: SignBatch['firstCheck']) => act && say('byAt', { by: act.by, at: formatInstant(act.at) });
  return (
    <section className="panel" aria-labelledby="batch-order">
      <h2 id="batch-order">{say('order')}</h2>
      <DefinitionList
        items={[
          { term: say('maker'), value: batch.maker },
          { term: say('makerContact'), value: batch.makerContact },
          { term: say('contractNo'), value: batch.contractNo },
          { term: say('count'), value: batch.counts.plates },
          { term: say('total'), value: say('yuan', { n: formatCents(batch.totalCents) }) },
          { term: say('warranty'), value: batch.warrantyMonths },
          { term: say('created'), value: done({ by: batch.createdBy, at: batch.createdAt }), wide: true },
          { term: say('firstCheck'), value: done(batch.firstCheck), wide: true },
          { term: say('secondCheck'), value: done(batch.secondCheck), wide: true },
          { term: say('released'), value: done(batch.released), wide: true },
          { term: say('madeOn'), value: batch.madeOn && formatDay(batch.madeOn, language) },
        ]}
      />
    </section>
  );
}
