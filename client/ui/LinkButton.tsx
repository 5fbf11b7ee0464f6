import { Button, type ButtonProps } from 'antd';
import type { MouseEvent } from 'react';
import { useHref, useNavigate } from 'react-router';

interface Props extends Omit<ButtonProps, 'href' | 'onClick'> {
  /** An address inside the office, e.g. `/places/…`. */
  to: string;
}

const opensElsewhere = (event: MouseEvent): boolean =>
  event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** A link that looks like a button: one element, so that it is one stop for the keyboard; opens in a new tab like any link. */
export function LinkButton({ to, ...button }: Props) {
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <Button
      {...button}
      href={href}
      onClick={(event) => {
        if (opensElsewhere(event)) return;
        event.preventDefault();
        void navigate(to);
      }}
    />
  );
}
