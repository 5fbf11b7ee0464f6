import { Button } from 'antd';
import { useId } from 'react';

interface Props<A extends string> {
  title: string;
  /** What to say where the law leaves this office nothing to do. */
  nothing: string;
  acts: readonly A[];
  label: (act: A) => string;
  /** An act that ends the matter against somebody. */
  grave?: A;
  onChoose: (act: A) => void;
}

/** What may be done with a record now, the likeliest first. */
export function NextActs<A extends string>({ title, nothing, acts, label, grave, onChoose }: Props<A>) {
  const id = useId();
  return (
    <section className="panel matter-next" aria-labelledby={id}>
      <h2 id={id} className="panel-title">
        {title}
      </h2>
      {acts.length === 0 && <p className="hint">{nothing}</p>}
      <div className="matter-acts">
        {acts.map((act, at) => (
          <Button
            key={act}
            type={at === 0 ? 'primary' : 'default'}
            danger={act === grave}
            onClick={() => onChoose(act)}
          >
            {label(act)}
          </Button>
        ))}
      </div>
    </section>
  );
}
