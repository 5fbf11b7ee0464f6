import { Select } from 'antd';
import { useState } from 'react';
import { SignId, SignsApi } from '#server/signs/contract.ts';
import { useCall } from '../../api/query.ts';
import { useCodeLabel } from '../../gazetteer/useCodeList.ts';
import { Field } from '../../ui/Field.tsx';
import { useOrderWords } from './words.ts';

interface Props {
  value: SignId | null;
  onChange: (id: SignId | null) => void;
}

/** A sign of the register, found by its name or number. */
export function SignChoice({ value, onChange }: Props) {
  const say = useOrderWords();
  const typeOf = useCodeLabel('sign-types');
  const [typed, setTyped] = useState('');
  const { data, isFetching } = useCall(
    SignsApi.list,
    { query: { limit: 30, ...(typed ? { q: typed } : {}) } },
    { keepPrevious: true },
  );
  // The one the address names may lie beyond the first page.
  const chosen = useCall(
    SignsApi.get,
    { params: { id: value ?? SignId.parse('0'.repeat(26)) } },
    { enabled: value !== null },
  );
  const signs = (data?.items ?? []).filter(({ id, status }) => status !== 'withdrawn' && id !== value);
  const all = value !== null && chosen.data ? [chosen.data, ...signs] : signs;
  return (
    <Field label={say('signLabel')} required>
      {(control) => (
        <Select
          {...control}
          allowClear
          showSearch={{ filterOption: false, onSearch: (text) => setTyped(text.trim().slice(0, 60)) }}
          loading={isFetching}
          placeholder={say('chooseSign')}
          value={value}
          onChange={(id: string | undefined) => onChange(SignId.safeParse(id).data ?? null)}
          options={all.map((sign) => ({
            value: sign.id,
            label: `${[sign.name, sign.number].filter(Boolean).join(' ')} · ${typeOf(sign.type)} · ${sign.id.slice(-6)}`,
          }))}
        />
      )}
    </Field>
  );
}
