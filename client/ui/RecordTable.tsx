import { Table, type TableColumnsType } from 'antd';
import { useNavigate } from 'react-router';
import './listPage.css';

interface Props<T> {
  label: string;
  columns: TableColumnsType<T>;
  records: readonly T[];
  /** Where a record opens; a cell of the row holds the same link for the keyboard. */
  to: (record: T) => string;
  /** Long cells wrap, so that the table fits beside a map; otherwise it scrolls sideways. */
  fits?: boolean;
}

/** Records as rows; a click anywhere in a row follows its link. */
export function RecordTable<T extends { id: string }>({ label, columns, records, to, fits = false }: Props<T>) {
  const navigate = useNavigate();
  return (
    <Table
      className={fits ? 'record-table fits' : 'record-table'}
      aria-label={label}
      rowKey="id"
      size={fits ? 'small' : 'middle'}
      columns={columns}
      dataSource={records}
      pagination={false}
      {...(fits ? {} : { scroll: { x: 'max-content' } })}
      onRow={(record) => ({
        onClick: ({ target }) => {
          if (!(target instanceof Element && target.closest('a, button'))) void navigate(to(record));
        },
      })}
    />
  );
}
