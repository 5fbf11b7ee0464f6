interface Props<T extends string> {
  legend: string;
  options: readonly T[];
  value: T | null;
  label: (option: T) => string;
  onChange: (option: T) => void;
}

/** One of a few, by large buttons side by side. */
export function Choice<T extends string>({ legend, options, value, label, onChange }: Props<T>) {
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      {options.map((option) => (
        <button key={option} type="button" aria-pressed={value === option} onClick={() => onChange(option)}>
          {label(option)}
        </button>
      ))}
    </fieldset>
  );
}
