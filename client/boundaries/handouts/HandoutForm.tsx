import { Alert, Button, Select } from 'antd';
import { HandoutLevel, type HandoutLevelRule } from '#server/boundaries/handouts/handoutContract.ts';
import { HandoutsApi } from '#server/boundaries/handouts/handoutsApiContract.ts';
import { useCall } from '../../api/query.ts';
import { useLanguage } from '../../ui/addWords.ts';
import { Field } from '../../ui/Field.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { TextField } from '../markers/TextField.tsx';
import { draftOfTexts, type HandoutTexts } from './handoutTexts.ts';
import { SelectionFields } from './SelectionFields.tsx';
import { useHandoutWords } from './words.ts';
import '../markers/markers.css';

interface Props {
  texts: HandoutTexts;
  onChange: (part: Partial<HandoutTexts>) => void;
  error: Error | null;
  isPending: boolean;
  onSave: () => void;
}

/** A request as its letter has it, and what it asks for. */
export function HandoutForm({ texts, onChange, error, isPending, onSave }: Props) {
  const say = useHandoutWords();
  const isSecret = texts.level === 'secret';
  return (
    <>
      <RequestPanel texts={texts} onChange={onChange} />
      <section className="panel" aria-labelledby="handout-data">
        <h2 id="handout-data">{say('data')}</h2>
        {isSecret ? (
          <OutsideFields texts={texts} onChange={onChange} />
        ) : (
          <SelectionFields texts={texts} onChange={onChange} />
        )}
      </section>
      <ProblemAlert error={error} />
      <div className="marker-save">
        <Button
          type="primary"
          size="large"
          loading={isPending}
          disabled={draftOfTexts(texts) === null}
          onClick={onSave}
        >
          {say('save')}
        </Button>
      </div>
    </>
  );
}

type PanelProps = Pick<Props, 'texts' | 'onChange'>;

function RequestPanel({ texts, onChange }: PanelProps) {
  const say = useHandoutWords();
  const { data: rules } = useCall(HandoutsApi.handoutRules, {});
  const rule = rules?.levels.find(({ level }) => level === texts.level);
  return (
    <section className="panel" aria-labelledby="handout-request">
      <h2 id="handout-request">{say('request')}</h2>
      <div className="marker-grid">
        <TextField
          label={say('applicant')}
          required
          value={texts.applicant}
          onChange={(applicant) => onChange({ applicant })}
        />
        <TextField
          label={say('contactName')}
          required
          value={texts.contactName}
          onChange={(contactName) => onChange({ contactName })}
        />
        <TextField
          label={say('contactPhone')}
          required
          value={texts.contactPhone}
          onChange={(contactPhone) => onChange({ contactPhone })}
        />
        <Field label={say('level')} required help={rule && <RuleText rule={rule} />}>
          {({ id }) => (
            <Select
              id={id}
              value={texts.level}
              onChange={(level) => onChange({ level })}
              options={HandoutLevel.options.map((value) => ({ value, label: say(`level.${value}`) }))}
            />
          )}
        </Field>
      </div>
      <div className="handout-long">
        <TextField
          label={say('purpose')}
          required
          value={texts.purpose}
          onChange={(purpose) => onChange({ purpose })}
        />
        <TextField
          label={say('legalBasis')}
          required
          value={texts.legalBasis}
          onChange={(legalBasis) => onChange({ legalBasis })}
        />
        <TextField
          label={say('undertakings')}
          required
          long
          help={say('undertakingsHelp')}
          value={texts.undertakings}
          onChange={(undertakings) => onChange({ undertakings })}
        />
      </div>
    </section>
  );
}

/** What the level asks, with the article that says so. */
export function RuleText({ rule }: { rule: HandoutLevelRule }) {
  const say = useHandoutWords();
  const isChinese = useLanguage() === 'zh-CN';
  const article = isChinese ? rule.articleZh : rule.article;
  return (
    <>
      {isChinese ? rule.noteZh : rule.note} {rule.verified ? article : say('unverified', { article })}
    </>
  );
}

function OutsideFields({ texts, onChange }: PanelProps) {
  const say = useHandoutWords();
  return (
    <div className="handout-long">
      <Alert type="warning" showIcon title={say('secretWarning')} />
      <TextField
        label={say('outsideItems')}
        required
        help={say('outsideHelp')}
        value={texts.outsideItems}
        onChange={(outsideItems) => onChange({ outsideItems })}
      />
    </div>
  );
}
