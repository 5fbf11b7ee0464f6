import { Alert, Button } from 'antd';
import { Fragment, type ReactNode, useState } from 'react';
import { ActDone } from '../api/actDone.ts';
import { useUiWords } from './words.ts';

interface Props<T> {
  record: T;
  /** Which state of the record it is: with another one the form begins anew. */
  version: string | number;
  children: (record: T) => ReactNode;
}

/**
 * A form on a record that others may change meanwhile. Whoever has begun goes on with what was there: nothing typed is lost
 * because a screen was read again. It is said, and one button takes the newer state instead. After an act of its own, and
 * while nobody has touched it, the form begins anew by itself.
 */
export function BegunForm<T>({ record, version, children }: Props<T>) {
  const say = useUiWords();
  const [begun, setBegun] = useState({ record, version });
  const [isTouched, setTouched] = useState(false);
  const isOld = begun.version !== version;
  const begin = () => {
    setTouched(false);
    setBegun({ record, version });
  };
  if (isOld && !isTouched) begin();
  const touch = () => setTouched(true);
  return (
    // `onInput` not while capturing: a controlled field drawn anew before it has heard of a letter forgets it.
    <div className="begun-form" onInput={touch} onKeyDownCapture={touch} onPointerDownCapture={touch}>
      {isOld && isTouched && (
        <Alert
          type="warning"
          showIcon
          title={say('changedMeanwhile')}
          action={
            <Button size="small" onClick={begin}>
              {say('takeLatest')}
            </Button>
          }
        />
      )}
      <ActDone value={() => setTouched(false)}>
        <Fragment key={begun.version}>{children(isOld ? begun.record : record)}</Fragment>
      </ActDone>
    </div>
  );
}
