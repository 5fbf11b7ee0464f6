import { Select } from 'antd';
import { DivisionsApi } from '#server/divisions/contract.ts';
import { DivisionCode } from '#server/platform/contract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { useTrialWords } from './trialWords.ts';

/** Whose register is swept: nobody's, all of the office's divisions, or one county. */
export type RegisterScope = 'none' | 'own' | DivisionCode;
interface Props {
  value: RegisterScope;
  onChange: (scope: RegisterScope) => void;
}

/** The division a scope means; undefined for past cases only. */
export function useScopeDivision(scope: RegisterScope): DivisionCode | undefined {
  const { data: me } = useSession();
  if (scope === 'none') return undefined;
  return DivisionCode.safeParse(scope === 'own' ? me?.organisation.divisionCode : scope).data;
}

const scopeOf = (value: string): RegisterScope =>
  value === 'none' || value === 'own' ? value : (DivisionCode.safeParse(value).data ?? 'none');

/** Chooses it: the whole is offered first, one county is quicker. */
export function RegisterScopeField({ value, onChange }: Props) {
  const say = useTrialWords();
  const { data: me } = useSession();
  const counties = useCall(DivisionsApi.list, { query: { level: 'county', limit: 200 } }).data?.items ?? [];
  const options = counties.map(({ code, path }): { value: string; label: string } => ({ value: code, label: path }));
  return (
    <Field label={say('scope')}>
      {({ id }) => (
        <Select
          id={id}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={String(value)}
          onChange={(chosen: string) => onChange(scopeOf(chosen))}
          options={[
            { value: 'own', label: say('scopeOwn', { office: me?.organisation.name ?? '' }) },
            ...options,
            { value: 'none', label: say('scopeNone') },
          ]}
        />
      )}
    </Field>
  );
}
