import { Button } from 'antd';
import { useRef } from 'react';

interface Props {
  label: string;
  busy: boolean;
  /** As the attribute `accept`. */
  accept: string;
  /** Opens the camera of a telephone at once. */
  camera?: boolean;
  large?: boolean;
  onFile: (file: File) => void;
}

/** A button that chooses one file, or takes a photo on a telephone. */
export function FileChooser({ label, busy, accept, camera = false, large = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      <Button size={large ? 'large' : 'middle'} block={large} loading={busy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
