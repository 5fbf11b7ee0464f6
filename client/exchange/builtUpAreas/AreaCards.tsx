import { Button } from 'antd';
import type { BuiltUpArea, BuiltUpAreaId } from '#server/gazetteer/builtUpAreas/builtUpContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatDay } from '../../ui/formatDay.ts';
import { formatArea } from '../../ui/formatMeasure.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { halfOf } from './halfOf.ts';
import { useCountyWords } from './useCountyWords.ts';
import { useBuiltUpWords } from './words.ts';

interface Props {
  areas: readonly BuiltUpArea[];
  onShow: (id: BuiltUpAreaId) => void;
  /** Left out for whoever may not end areas. */
  onEnd?: (area: BuiltUpArea) => void;
}

/** Areas with where they lie, since when and on whose word. */
export function AreaCards({ areas, onShow, onEnd }: Props) {
  const say = useBuiltUpWords();
  return (
    <ul className="card-list" aria-label={say('title')}>
      {areas.map((area) => (
        <li key={area.id} className="card-item">
          <div className="card-item-head">
            <span className="built-up-title">
              <Button
                type="link"
                className="record-name built-up-name"
                aria-label={say('showOnMap', { name: area.name })}
                onClick={() => onShow(area.id)}
              >
                {area.name}
              </Button>
              {area.schematic && <StatusTag>{say('schematic')}</StatusTag>}
            </span>
            {onEnd && area.validTo === null && (
              <Button size="small" aria-label={say('endNamed', { name: area.name })} onClick={() => onEnd(area)}>
                {say('end')}
              </Button>
            )}
          </div>
          <AreaFacts area={area} />
        </li>
      ))}
    </ul>
  );
}

function AreaFacts({ area }: { area: BuiltUpArea }) {
  const say = useBuiltUpWords();
  const language = useLanguage();
  const countyWords = useCountyWords();
  const { counties, areaSquareMetres, validFrom, validTo, source, documentNo, asOf } = area;
  const [from, to] = [formatDay(validFrom, language), validTo && formatDay(validTo, language)];
  const days = to ? say('until', { from, to }) : say('from', { day: from });
  const basis = [
    say('asOf', { day: formatDay(asOf, language) }),
    ...(documentNo ? [say('document', { document: documentNo })] : []),
    ...(area.recordedBy ? [say('recorded', { who: area.recordedBy })] : []),
  ];
  return (
    <>
      <p>
        {[countyWords(counties), formatArea(areaSquareMetres, language), days]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <p className="hint">{say('source', { source: halfOf(source, language === 'en') })}</p>
      <p className="hint">{basis.join(' · ')}</p>
      {area.endDocumentNo && (
        <p className="hint">{say('ended', { document: area.endDocumentNo, reason: area.endReason ?? '' })}</p>
      )}
    </>
  );
}
