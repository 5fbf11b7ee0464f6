import { App, Button } from 'antd';
import { type ReactNode, useRef } from 'react';
import { ACCEPTED_FILES, isAcceptable } from './acceptedFiles.ts';
import { useUploadWords } from './words.ts';

interface Props {
  /** The whole sentence for who cannot see where the button stands. */
  label: string;
  isPending: boolean;
  onFile: (file: File) => void;
  children: ReactNode;
}

/** Chooses one document; what is plainly too large or of another kind is refused before it is sent. The server looks inside. */
export function UploadButton({ label, isPending, onFile, children }: Props) {
  const say = useUploadWords();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const choose = (file: File | undefined) => {
    if (!file) return;
    if (isAcceptable(file)) onFile(file);
    else void message.error(say('badFile', { name: file.name }));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        accept={ACCEPTED_FILES}
        aria-label={label}
        tabIndex={-1}
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button size="small" loading={isPending} aria-label={label} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
