import { MarkerKind, MarkerStatus } from '#server/boundaries/markers/markerContract.ts';
import { useToolWords } from '../toolWords.ts';
import {
  dashesOf,
  LEVEL_SYMBOLS,
  STATE_SYMBOLS,
  SYMBOL_LEVELS,
  SYMBOL_SOURCE,
  SYMBOL_STATES,
  type SymbolLevel,
  type SymbolState,
} from './lineSymbols.ts';
import { markerSymbol } from './markerSymbols.ts';
import './boundary.css';

interface Props {
  /** Folded until asked for. */
  folded?: boolean;
  /** Only what this map shows. */
  parts?: readonly ('lines' | 'markers')[];
}

const ALL = ['lines', 'markers'] as const;

/** What lines and markers mean, drawn from the tables that the map itself draws from. Opens and closes by keyboard. */
export function BoundaryLegend({ folded = false, parts = ALL }: Props) {
  const say = useToolWords();
  return (
    <details className="boundary-legend" open={!folded}>
      <summary>{say('legend')}</summary>
      {parts.includes('lines') && <LineTable />}
      {parts.includes('markers') && <MarkerTable />}
      {parts.includes('lines') && <p className="hint">{say('chosenSides')}</p>}
      <p className="hint">{say('symbolSource', { instrument: SYMBOL_SOURCE.instrument })}</p>
    </details>
  );
}

function LineTable() {
  const say = useToolWords();
  return (
    <table>
      <caption>{say('lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{say('rank')}</th>
          {SYMBOL_STATES.map((state) => (
            <th key={state} scope="col">
              {say(`state.${state}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {SYMBOL_LEVELS.map((level) => (
          <tr key={level}>
            <th scope="row">{say(`level.${level}`)}</th>
            {SYMBOL_STATES.map((state) => (
              <td key={state}>
                <LineSample level={level} state={state} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A stroke of the line as the map draws it at zoom 10. */
function LineSample({ level, state }: { level: SymbolLevel; state: SymbolState }) {
  const { width, band } = LEVEL_SYMBOLS[level];
  const { ink, rails } = STATE_SYMBOLS[state];
  const dashes = dashesOf(level, state).map((part) => part * width);
  const rail = width / 2 + 2.4;
  const stroke = (y: number, color: string, of: number) => <path d={`M2 ${y}H50`} stroke={color} strokeWidth={of} />;
  return (
    <svg width="52" height="20" viewBox="0 0 52 20" aria-hidden="true">
      {state !== 'ended' && <path d="M2 10H50" stroke={band.color} strokeWidth={band.width} strokeOpacity="0.3" />}
      {stroke(10, '#ffffff', width + 2.6)}
      {rails && stroke(10 - rail, rails, 1)}
      {rails && stroke(10 + rail, rails, 1)}
      <path d="M2 10H50" stroke={ink} strokeWidth={width} strokeDasharray={dashes.join(' ')} />
    </svg>
  );
}

function MarkerTable() {
  const say = useToolWords();
  return (
    <table>
      <caption>{say('markers')}</caption>
      <thead>
        <tr>
          <td />
          {MarkerStatus.options.map((status) => (
            <th key={status} scope="col">
              {say(`status.${status}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {MarkerKind.options.map((kind) => (
          <tr key={kind}>
            <th scope="row">{say(`kind.${kind}`)}</th>
            {MarkerStatus.options.map((status) => (
              <td key={status}>
                <MarkerSample kind={kind} status={status} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MarkerSample({ kind, status }: { kind: MarkerKind; status: MarkerStatus }) {
  const { strokes, fills, addition, ink, isOpen } = markerSymbol(kind, status);
  return (
    <svg width="24" height="24" viewBox="-2 -2 28 28" aria-hidden="true" strokeLinejoin="round">
      {strokes.map((path) => (
        <path
          key={path}
          d={path}
          fill="#fff"
          stroke={ink}
          strokeWidth="1.8"
          {...(isOpen && { strokeDasharray: '2.6 2' })}
        />
      ))}
      {fills.map((path) => (
        <path key={path} d={path} fill={ink} />
      ))}
      {addition.map((path) => (
        <path key={path} d={path} fill="none" stroke={ink} strokeWidth="2" />
      ))}
    </svg>
  );
}
