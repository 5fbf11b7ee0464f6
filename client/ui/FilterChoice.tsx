import { Select } from 'antd';

interface Props<T extends string | number> {
  /** What the list is narrowed by, as a screen reader says it. */
  label: string;
  /** What no choice is called: all types. */
  all: string;
  value: T | undefined;
  options: readonly { value: T; label: string }[];
  onChange: (value: T | undefined) => void;
  /** There are so many options that one is found by typing a part of its label. */
  canSearch?: boolean;
}

/** One narrowing of a list; nothing chosen means all. Options longer than the field are not cut off. */
export function FilterChoice<T extends string | number>({
  label,
  all,
  value,
  options,
  onChange,
  canSearch = false,
}: Props<T>) {
  return (
    <Select<T>
      allowClear
      showSearch={canSearch && { optionFilterProp: 'label' }}
      aria-label={label}
      placeholder={all}
      value={value ?? null}
      onChange={onChange}
      popupMatchSelectWidth={false}
      options={[...options]}
    />
  );
}
