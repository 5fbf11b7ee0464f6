import { Button, type ButtonProps } from 'antd';
import { useHref, useLinkClickHandler } from 'react-router';

interface Props extends Omit<ButtonProps, 'href' | 'onClick'> {
  /** An address inside the office, e.g. `/places/…`. */
  to: string;
}

/** A link that looks like a button: one element, so that it is one stop for the keyboard; opens in a new tab like any link. */
export function LinkButton({ to, ...button }: Props) {
  const href = useHref(to);
  const follow = useLinkClickHandler<HTMLAnchorElement>(to);
  return (
    <Button
      {...button}
      href={href}
      onClick={(event) => {
        if (event.currentTarget instanceof HTMLAnchorElement) follow({ ...event, currentTarget: event.currentTarget });
      }}
    />
  );
}
