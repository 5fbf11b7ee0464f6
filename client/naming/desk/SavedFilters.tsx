import { Button, Input, Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useSession } from '../../api/session.ts';
import { Field } from '../../ui/Field.tsx';
import { announce } from './announce.ts';
import { useDeskWords } from './deskWords.ts';
import { keepFilter, savedFilters } from './savedFilters.ts';
import './desk.css';

interface Props {
  /** The search part of the address as it is now. */
  search: string;
  isFiltered: boolean;
  onApply: (search: string) => void;
}

/** Filters one uses every day, one click or key away. */
export function SavedFilters(props: Props) {
  const { data: me } = useSession();
  return me ? <Filters key={me.id} accountId={me.id} {...props} /> : null;
}

function Filters({ accountId, search, isFiltered, onApply }: Props & { accountId: string }) {
  const say = useDeskWords();
  const [filters, setFilters] = useState(() => savedFilters(accountId));
  const [isNaming, setNaming] = useState(false);
  const isSaved = filters.some((each) => each.search === search);
  const keep = (name: string, kept?: string) => {
    setFilters(keepFilter(accountId, name, kept));
    announce(say(kept === undefined ? 'removed' : 'savedNow', { name }));
  };
  const remove = (name: string) => {
    keep(name);
    document.querySelector<HTMLElement>('#content search input')?.focus();
  };
  if (filters.length === 0 && !isFiltered) return null;
  return (
    <>
      <ul className="saved-filters" aria-label={say('saved')}>
        {filters.map(({ name, search: kept }) => (
          <li key={name}>
            <Button type={kept === search ? 'primary' : 'default'} onClick={() => onApply(kept)}>
              {name}
            </Button>
            <Button type="text" aria-label={say('remove', { name })} onClick={() => remove(name)}>
              ×
            </Button>
          </li>
        ))}
        {isFiltered && !isSaved && (
          <li>
            <Button type="dashed" onClick={() => setNaming(true)}>
              {say('save')}
            </Button>
          </li>
        )}
      </ul>
      <NameDialog isOpen={isNaming} onClose={() => setNaming(false)} onName={(name) => keep(name, search)} />
    </>
  );
}

interface NameDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onName: (name: string) => void;
}

function NameDialog({ isOpen, onClose, onName }: NameDialogProps) {
  const say = useDeskWords();
  const formId = useId();
  const [name, setName] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    onName(name.trim());
    setName('');
    onClose();
  };
  return (
    <Modal
      open={isOpen}
      title={say('saveTitle')}
      onCancel={onClose}
      okText={say('saveOk')}
      cancelText={say('cancel')}
      okButtonProps={{ htmlType: 'submit', form: formId, disabled: name.trim() === '' }}
      destroyOnHidden
    >
      <form id={formId} onSubmit={save}>
        <Field label={say('saveName')} help={say('saveHint')}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              maxLength={30}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Modal>
  );
}
