import { type ReactNode, useId } from 'react';
import './field.css';

/** What a control must carry so that label, help and error belong to it. */
export interface FieldControl {
  id: string;
  'aria-invalid': boolean;
  'aria-required': boolean;
  'aria-describedby': string | undefined;
  status: 'error' | '';
}

interface Props {
  label: string;
  required?: boolean;
  help?: ReactNode;
  /** What is wrong with the value; shown at the field and announced. */
  error?: string | undefined;
  /** Id for the control, where something links to it. */
  id?: string;
  children: (control: FieldControl) => ReactNode;
}

/** A labelled control with its help and its error. */
export function Field({ label, required = false, help, error, id: givenId, children }: Props) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter((part) => part !== '').join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && (
          <span className="field-required" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-required': required,
        'aria-describedby': described || undefined,
        status: error ? 'error' : '',
      })}
      {error && (
        <div id={`${id}-error`} className="field-error" role="alert">
          {error}
        </div>
      )}
      {help && (
        <div id={`${id}-help`} className="field-help">
          {help}
        </div>
      )}
    </div>
  );
}
