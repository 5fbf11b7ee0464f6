import { Modal, Slider } from 'antd';
import { useState } from 'react';
import { usePlateWords } from './plateWords.ts';
import { CARD_MILLIMETRES } from './useScreenScale.ts';

// ISO/IEC 7810: 85.60 × 53.98 mm.
const CARD_RATIO = 53.98 / CARD_MILLIMETRES;

interface Props {
  pixelsPerMillimetre: number;
  onSave: (pixelsPerMillimetre: number) => void;
  onClose: () => void;
}

/** A frame that is made as wide as a real card laid on the screen. */
export function ScaleDialog({ pixelsPerMillimetre, onSave, onClose }: Props) {
  const say = usePlateWords();
  const [width, setWidth] = useState(Math.round(pixelsPerMillimetre * CARD_MILLIMETRES));
  return (
    <Modal
      open
      title={say('calibrateTitle')}
      okText={say('saveScale')}
      cancelText={say('cancel')}
      onOk={() => {
        onSave(width / CARD_MILLIMETRES);
        onClose();
      }}
      onCancel={onClose}
      width={Math.max(520, width + 80)}
    >
      <p>{say('calibrateHint')}</p>
      <div className="card-frame" style={{ width, height: width * CARD_RATIO }} />
      <Slider
        min={180}
        max={720}
        value={width}
        onChange={setWidth}
        ariaLabelForHandle={say('cardWidth')}
        tooltip={{ formatter: (value) => `${value} px` }}
      />
    </Modal>
  );
}
