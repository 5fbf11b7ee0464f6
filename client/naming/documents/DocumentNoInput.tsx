import { Checkbox, Input } from 'antd';
import { DocumentsApi, type SeriesPurpose } from '#server/naming/documents/contract.ts';
import { useCall } from '../../api/query.ts';
import { useSession } from '../../api/session.ts';
import { useDocumentWords } from './words.ts';
import './documents.css';

interface Props {
  purpose: SeriesPurpose;
  maxLength?: number;
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** The number of a decision: typed where the paper was numbered elsewhere, or the next one of the office's own series. */
export function DocumentNoInput({ purpose, maxLength = 60, value, onChange, ...control }: Props) {
  const say = useDocumentWords();
  const { data: me } = useSession();
  const { data: series } = useCall(DocumentsApi.series, {});
  const own = series?.find((one) => one.purpose === purpose && one.organisationId === me?.organisation.id);
  const isNext = value === 'next';
  return (
    <div>
      <Input
        {...control}
        maxLength={maxLength}
        disabled={isNext}
        value={isNext ? (own?.nextNo ?? '') : (value ?? '')}
        onChange={({ target }) => onChange?.(target.value)}
      />
      {own && (
        <Checkbox
          className="next-number"
          checked={isNext}
          onChange={({ target }) => onChange?.(target.checked ? 'next' : '')}
        >
          {say('useNext', { no: own.nextNo })}
        </Checkbox>
      )}
    </div>
  );
}
