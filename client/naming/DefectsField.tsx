import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useCodeOptions } from '../gazetteer/useCodeList.ts';
import { useActWords } from './actWords.ts';
import type { FormValues } from './errand.ts';

interface Props {
  name: string;
  divisionCode: string;
}

/** The one-time, full list of what an application lacks: one line each, with the frequent ones at hand. */
export function DefectsField({ name, divisionCode }: Props) {
  const say = useActWords();
  return (
    <Form.List name={name}>
      {(items, { add, remove }) => (
        <fieldset className="defects">
          <legend>{say('defects')}</legend>
          {items.map(({ key, name: index }) => (
            <div key={key} className="defect">
              <Form.Item name={index} label={say('defect', { n: index + 1 })} required>
                <Input.TextArea rows={1} maxLength={500} />
              </Form.Item>
              {items.length > 1 && (
                <Button
                  icon={<DeleteOutlined />}
                  aria-label={say('removeDefect', { n: index + 1 })}
                  onClick={() => remove(index)}
                />
              )}
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add('')}>
            {say('addDefect')}
          </Button>
          <CommonDefects name={name} divisionCode={divisionCode} />
        </fieldset>
      )}
    </Form.List>
  );
}

/** What applications lack most often: the content of TR art. 11 and its reports, a code list of the register. */
function CommonDefects({ name, divisionCode }: Props) {
  const say = useActWords();
  const common = useCodeOptions('application-defects', { divisionCode });
  const form = Form.useFormInstance<FormValues>();
  const addText = (text: string) => {
    const now: unknown = form.getFieldValue(name);
    const kept = Array.isArray(now) ? now.filter((item) => typeof item === 'string' && item.trim() !== '') : [];
    form.setFieldValue(name, [...kept, text]);
  };
  return (
    <>
      <p className="hint">{say('commonDefects')}</p>
      <div className="common-defects">
        {common.map(({ value, label }) => (
          <Button key={value} size="small" onClick={() => addText(label)}>
            {label}
          </Button>
        ))}
      </div>
    </>
  );
}
