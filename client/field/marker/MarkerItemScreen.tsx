import { WithPackage } from '../newSign/WithPackage.tsx';
import { MarkerItemForm } from './MarkerItemForm.tsx';
import { useMarkerWords } from './words.ts';

/** One marker or stretch of a joint inspection. */
export function MarkerItemScreen({ inspectionId, itemId }: { inspectionId?: string; itemId?: string }) {
  const say = useMarkerWords();
  return (
    <WithPackage title={say('item')} back="/markers">
      {({ jointInspections }) => {
        const inspection = jointInspections.find(({ id }) => id === inspectionId);
        const item = inspection?.items.find(({ id }) => id === itemId);
        if (!inspection || !item) return <p className="empty">{say('gone')}</p>;
        return <MarkerItemForm key={item.id} inspection={inspection} item={item} />;
      }}
    </WithPackage>
  );
}
