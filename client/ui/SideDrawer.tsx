import { Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { useUiWords } from './words.ts';

interface Props {
  title: ReactNode;
  footer?: ReactNode;
  /** When it has gone: whoever opened it takes it away. */
  onClose: () => void;
  children: ReactNode;
}

/** One thing beside the list it was opened from. Open while it stands there; goes by itself before `onClose`. */
export function SideDrawer({ title, footer, onClose, children }: Props) {
  const say = useUiWords();
  const [isOpen, setOpen] = useState(true);
  return (
    <Drawer
      open={isOpen}
      size={640}
      title={title}
      footer={footer}
      closable={{ 'aria-label': say('close') }}
      onClose={() => setOpen(false)}
      afterOpenChange={(nowOpen) => !nowOpen && onClose()}
    >
      {children}
    </Drawer>
  );
}
