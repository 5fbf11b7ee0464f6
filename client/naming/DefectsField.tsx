import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useLanguage } from '../ui/addWords.ts';
import { useActWords } from './actWords.ts';
import type { FormValues } from './errand.ts';

/** What applications lack most often: the content of TR art. 11 and its reports. */
const COMMON = [
  { zh: '申请书未写明命名、更名方案及理由', en: 'The application lacks the naming scheme or its reasons' },
  { zh: '未写明地理实体的位置、规模、性质等基本情况', en: 'Location, scale or nature of the entity is missing' },
  { zh: '缺少位置图或图形与文字描述不一致', en: 'The location map is missing or contradicts the text' },
  { zh: '缺少综合评估、专家论证或征求意见报告', en: 'The assessment, expert or consultation report is missing' },
  { zh: '拟用名称的含义说明不完整', en: 'The meaning of the name is not fully explained' },
];

/** The one-time, full list of what an application lacks: one line each, with the frequent ones at hand. */
export function DefectsField({ name }: { name: string }) {
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
          <CommonDefects name={name} />
        </fieldset>
      )}
    </Form.List>
  );
}

function CommonDefects({ name }: { name: string }) {
  const say = useActWords();
  const language = useLanguage();
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
        {COMMON.map(({ zh, en }) => (
          <Button key={zh} size="small" onClick={() => addText(language === 'en' ? en : zh)}>
            {language === 'en' ? en : zh}
          </Button>
        ))}
      </div>
    </>
  );
}
