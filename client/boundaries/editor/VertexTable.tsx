import { Button, Input, Space, Table } from 'antd';
import { useState } from 'react';
import type { Position } from '#server/boundaries/arcs/edgeArc.ts';
import { angleOf, dmsOf } from '../../map/position/angleText.ts';
import { useEditorWords } from './words.ts';

interface Props {
  coordinates: readonly Position[];
  locked: ReadonlySet<number>;
  selected: number | null;
  onSelect: (index: number) => void;
  onMove: (index: number, to: Position) => void;
  onInsert: (index: number, at: Position) => void;
  onDelete: (index: number) => void;
}

const ROWS = 8;

/** The vertices of the chosen arc in numbers: the way to edit without a mouse. */
export function VertexTable({ coordinates, locked, selected, onSelect, ...acts }: Props) {
  const say = useEditorWords();
  const [page, setPage] = useState(1);
  const rows = coordinates.map((at, index) => ({ index, at }));
  return (
    <Table
      size="small"
      className="vertex-table"
      aria-label={say('vertices')}
      rowKey="index"
      dataSource={rows}
      rowClassName={({ index }) => (index === selected ? 'vertex-selected' : '')}
      onRow={({ index }) => ({ onFocus: () => onSelect(index) })}
      pagination={{
        current: page,
        pageSize: ROWS,
        onChange: setPage,
        size: 'small',
        hideOnSinglePage: true,
        showSizeChanger: false,
      }}
      columns={[
        { title: say('number'), width: 56, render: (_, { index }) => index + 1 },
        {
          title: say('position'),
          render: (_, { index, at }) => (
            <PositionInput
              key={at.join()}
              number={index + 1}
              at={at}
              isLocked={locked.has(index)}
              onMove={(to) => acts.onMove(index, to)}
            />
          ),
        },
        {
          title: say('acts'),
          width: 150,
          render: (_, { index }) => (
            <VertexActs
              index={index}
              coordinates={coordinates}
              isLocked={locked.has(index)}
              onInsert={acts.onInsert}
              onDelete={acts.onDelete}
            />
          ),
        },
      ]}
    />
  );
}

interface ActsProps extends Pick<Props, 'coordinates' | 'onInsert' | 'onDelete'> {
  index: number;
  isLocked: boolean;
}

function VertexActs({ index, coordinates, isLocked, onInsert, onDelete }: ActsProps) {
  const say = useEditorWords();
  const [at, next] = [coordinates[index], coordinates[index + 1]];
  const isEnd = index === 0 || index === coordinates.length - 1;
  return (
    <Space size={4}>
      <Button
        size="small"
        disabled={!next}
        aria-label={say('insertAfter', { n: index + 1 })}
        onClick={() => at && next && onInsert(index, [(at[0] + next[0]) / 2, (at[1] + next[1]) / 2])}
      >
        {say('insert')}
      </Button>
      <Button
        size="small"
        disabled={isLocked || isEnd}
        aria-label={say('deleteVertex', { n: index + 1 })}
        onClick={() => onDelete(index)}
      >
        {say('delete')}
      </Button>
    </Space>
  );
}

interface InputProps {
  number: number;
  at: Position;
  isLocked: boolean;
  onMove: (to: Position) => void;
}

/** Longitude and latitude as degrees or as degrees, minutes, seconds; taken when one leaves the field or presses Enter. */
function PositionInput({ number, at, isLocked, onMove }: InputProps) {
  const say = useEditorWords();
  const [text, setText] = useState({ lon: dmsOf(at[0]), lat: dmsOf(at[1]) });
  const [lon, lat] = [angleOf(text.lon), angleOf(text.lat)];
  const isTyped = text.lon !== dmsOf(at[0]) || text.lat !== dmsOf(at[1]);
  const submit = () => {
    if (isTyped && lon !== null && lat !== null && lon <= 180 && lat <= 90) onMove([lon, lat]);
  };
  const field = (part: 'lon' | 'lat', angle: number | null) => (
    <Input
      size="small"
      disabled={isLocked}
      aria-label={say(part, { n: number })}
      aria-invalid={angle === null}
      status={angle === null ? 'error' : ''}
      value={text[part]}
      onChange={({ target }) => setText((was) => ({ ...was, [part]: target.value }))}
      onBlur={submit}
      onPressEnter={submit}
    />
  );
  return (
    <div className="vertex-position">
      {field('lon', lon)}
      {field('lat', lat)}
      {isLocked && <span className="vertex-locked">{say('locked')}</span>}
    </div>
  );
}
