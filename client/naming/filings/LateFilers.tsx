import { Button } from 'antd';
import { FilingsApi } from '#server/naming/filings/contract.ts';
import { urlOf } from '../../api/call.ts';
import { useCall } from '../../api/query.ts';
import { useFilingWords } from './words.ts';

/** The list of late filers (迟报清单), one row an office; nothing while nobody was late. */
export function LateFilers() {
  const say = useFilingWords();
  const { data } = useCall(FilingsApi.lateFilers, {});
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="late-filers">
      <div className="late-head">
        <h2 id="late-filers">{say('lateFilers')}</h2>
        <Button className="no-print" size="small" href={urlOf(FilingsApi.lateFilersFile, {})} download>
          {say('lateFile')}
        </Button>
      </div>
      <div className="late-scroll">
        <table className="late-table">
          <thead>
            <tr>
              <th scope="col">{say('late.filer')}</th>
              <th scope="col">{say('late.approver')}</th>
              {(['open', 'filedLate', 'most', 'reminders', 'escalations'] as const).map((column) => (
                <th key={column} scope="col" className="number">
                  {say(`late.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.items.map((row) => (
              <tr key={row.filer + row.approver}>
                <th scope="row">{row.filer}</th>
                <td>{row.approver}</td>
                <td className={row.open > 0 ? 'number is-open' : 'number'}>{row.open}</td>
                <td className="number">{row.filedLate}</td>
                <td className="number">{row.mostDaysLate}</td>
                <td className="number">{row.reminders}</td>
                <td className="number">{row.escalations}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
