import { Button } from 'antd';
import type { DisputeReader } from '#server/disputes/access/accessContract.ts';
import { formatInstant } from '../../ui/formatInstant.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { usePunctuation } from '../../ui/usePunctuation.ts';
import { useAccessWords } from './words.ts';

interface Props {
  reader: DisputeReader;
  onRemove: () => void;
}

/** One person who reads by name: whose, what, until when, and who opened the file to him. */
export function ReaderCard({ reader, onRemove }: Props) {
  const say = useAccessWords();
  const { person, organisation, kind, ground, addedBy, addedByOrganisation, addedAt, removable } = reader;
  return (
    <li className="card-item">
      <div className="card-item-head">
        <strong>{person}</strong>
        <StatusTag tone={kind === 'invited' ? 'active' : 'plain'}>{say(`kind.${kind}`)}</StatusTag>
      </div>
      <p>{organisation}</p>
      {kind === 'invited' && <Extent reader={reader} />}
      {ground && (
        <p>
          {say('ground')}：{ground}
        </p>
      )}
      <p className="hint">
        {say('addedBy', { organisation: addedByOrganisation, person: addedBy, at: formatInstant(addedAt) })}
      </p>
      <Ending reader={reader} />
      {removable && (
        <div className="card-item-foot">
          <Button size="small" danger onClick={onRemove} aria-label={say('removeTitle', { person })}>
            {say('remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

function Extent({ reader: { sections, until } }: { reader: DisputeReader }) {
  const say = useAccessWords();
  const { listed } = usePunctuation();
  const parts = sections === null ? say('whole') : listed(sections.map((section) => say(`section.${section}`)));
  return (
    <p>
      {parts}，{until === null ? say('noEnd') : say('untilOf', { day: until })}
    </p>
  );
}

function Ending({ reader: { reads, removedAt, removedBy, removalReason } }: { reader: DisputeReader }) {
  const say = useAccessWords();
  if (removedAt === null) return reads ? null : <StatusTag tone="warning">{say('ended')}</StatusTag>;
  return (
    <p>{say('removedBy', { person: removedBy ?? '', at: formatInstant(removedAt), reason: removalReason ?? '' })}</p>
  );
}
