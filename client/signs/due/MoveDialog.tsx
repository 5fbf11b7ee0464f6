import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import type { DuePlace, DueSite } from '#server/signs/due/dueContract.ts';
import { overlayOf } from '../../map/overlay.ts';
import { PositionField } from '../PositionField.tsx';
import { keyOf, type Position, type Proposals } from './useProposals.ts';
import { useDueWords } from './words.ts';

interface Props {
  place: DuePlace;
  site: DueSite;
  proposals: Proposals;
  moveMetres: number;
  onClose: () => void;
}

/** Puts a proposal elsewhere before it is accepted. */
export function MoveDialog({ place, site, proposals, moveMetres, onClose }: Props) {
  const say = useDueWords();
  const [isOpen, setOpen] = useState(true);
  const [position, setPosition] = useState<Position | null>(proposals.moved.get(keyOf(site)) ?? site.position);
  const context = useMemo(
    () => [overlayOf('context', [{ key: place.id, name: place.name, geometry: place.geometry }])],
    [place],
  );
  const submit = () => {
    if (position) proposals.moveTo(site, position);
    setOpen(false);
  };
  return (
    <Modal
      open={isOpen}
      title={say('moveTitle')}
      width={720}
      mask={{ closable: false }}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: position === null }}
      onOk={submit}
      onCancel={() => setOpen(false)}
      afterClose={onClose}
    >
      <p>{say('moveHint', { n: moveMetres })}</p>
      <PositionField value={position} around={site.position} context={context} onChange={setPosition} />
    </Modal>
  );
}
