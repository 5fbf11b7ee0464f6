import { Button, Dropdown } from 'antd';
import type { CaseDetail } from '#server/naming/caseContract.ts';
import { actNamed } from '../actNamed.ts';
import type { Errand } from '../errand.ts';
import { SELDOM_ACTS } from '../primaryAct.ts';
import { useNamingWords } from '../words.ts';
import { useLimitWords } from './words.ts';

interface Props {
  acts: CaseDetail['acts'];
  onErrand: (errand: Errand) => void;
}

/** Suspending, extending, handing over and what the higher organ orders, behind one button. */
export function SeldomActs({ acts, onErrand }: Props) {
  const say = useLimitWords();
  const sayAct = useNamingWords();
  const seldom = acts.flatMap((name) => actNamed(name) ?? []).filter((act) => SELDOM_ACTS.includes(act));
  if (seldom.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: seldom.map((act) => ({ key: act, label: sayAct(`act.${act}`), onClick: () => onErrand({ act }) })),
      }}
    >
      <Button size="large" aria-haspopup="menu">
        {say('more')}
      </Button>
    </Dropdown>
  );
}
