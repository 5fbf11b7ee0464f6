import { Alert, Button } from 'antd';
import type { Position } from '#server/boundaries/arcs/edgeArc.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { formatArea } from '../../ui/formatMeasure.ts';
import type { LineEditorState } from './useLineEditor.ts';
import { useEditorWords } from './words.ts';

interface Props {
  editor: LineEditorState;
  names: Record<string, string>;
  onShow: (at: Position) => void;
}

/** What each side gains and loses, and what is wrong, as it stands now. */
export function EditResults({ editor: { areas, faults, refusal }, names, onShow }: Props) {
  const say = useEditorWords();
  const nameOf = (code: string) => names[code] ?? code;
  return (
    <div aria-live="polite">
      {refusal && <Alert type="warning" showIcon title={say(`refusal.${refusal.code}`)} className="edit-alert" />}
      {faults.length > 0 && (
        <Alert
          type="error"
          showIcon
          className="edit-alert"
          title={say('faults', { n: faults.length })}
          description={
            <ul className="fault-list">
              {faults.map(({ code, at, divisions }) => (
                <li key={at.join()}>
                  {say(`fault.${code}`)}（{divisions.map(nameOf).join('—')}）
                  <Button size="small" onClick={() => onShow(at)}>
                    {say('show')}
                  </Button>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <AreaTable areas={areas} nameOf={nameOf} />
    </div>
  );
}

function AreaTable({ areas, nameOf }: { areas: LineEditorState['areas']; nameOf: (code: string) => string }) {
  const say = useEditorWords();
  const language = useLanguage();
  if (areas.length === 0) return <p className="hint">{say('noChange')}</p>;
  return (
    <table className="area-table">
      <caption>{say('areas')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('division')}</th>
          <th scope="col">{say('gained')}</th>
          <th scope="col">{say('lost')}</th>
        </tr>
      </thead>
      <tbody>
        {areas.map(({ code, gainedSquareMetres, lostSquareMetres }) => (
          <tr key={code}>
            <th scope="row">{nameOf(code)}</th>
            <td>{formatArea(gainedSquareMetres, language)}</td>
            <td>{formatArea(lostSquareMetres, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
