import type { StoredFindingDetail } from '#server/boundaries/topology/topologyContract.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { inKm2, plainNumber, sideNames } from './sideWords.ts';
import { useTopologyWords } from './words.ts';

/** What one finding is, in figures. */
export function FindingFacts({ finding }: { finding: StoredFindingDetail }) {
  const say = useTopologyWords();
  const { kind, class: size, sides, areaSquareMetres: area, lengthMetres, widthMetres, bbox } = finding;
  const [x, y] = [(bbox[0] + bbox[2]) / 2, (bbox[1] + bbox[3]) / 2];
  const width = say(kind === 'unmatched' ? 'farthest' : 'meanWidth');
  const metres = (value: number | null) => (value === null ? null : say('metres', { n: plainNumber(value) }));
  return (
    <DefinitionList
      items={[
        { term: say('kind'), value: [say(`kind.${kind}`), ...(size ? [say(`class.${size}`)] : [])].join(' · ') },
        { term: say('pair'), value: sideNames(sides) },
        ...(area === null
          ? []
          : [{ term: say('area'), value: say('areaOf', { m2: plainNumber(area), km2: inKm2(area) }) }]),
        ...(lengthMetres === null ? [] : [{ term: say('length'), value: metres(lengthMetres) }]),
        ...(widthMetres === null ? [] : [{ term: width, value: metres(widthMetres) }]),
        ...(finding.ring ? [{ term: say('reason'), value: <Reason finding={finding} /> }] : []),
        { term: say('position'), value: `${x.toFixed(6)}, ${y.toFixed(6)}` },
      ]}
    />
  );
}

// As PostGIS says it; what it says seldom stays as it is.
const IN_CHINESE: Readonly<Record<string, string>> = {
  'Self-intersection': '边界自相交',
  'Ring Self-intersection': '环在一点自相接',
  'Hole lies outside shell': '孔洞在外环之外',
  'Holes are nested': '孔洞互相嵌套',
  'Interior is disconnected': '内部被孔洞隔断',
  'Nested shells': '外环互相嵌套',
};

function Reason({ finding: { ring, geometry } }: { finding: StoredFindingDetail }) {
  const say = useTopologyWords();
  const isChinese = useLanguage() === 'zh-CN';
  const n = geometry.coordinates.length;
  if (!ring) return null;
  const { polygon, ring: number, reason } = ring;
  const where = polygon === null || number === null ? say('places', { n }) : say('ring', { polygon, ring: number, n });
  return (
    <>
      {isChinese ? (IN_CHINESE[reason] ?? <span lang="en">{reason}</span>) : reason} · {where}
    </>
  );
}
