import { Radio, Select } from 'antd';
import { PlaceCategory } from '#server/gazetteer/contract.ts';
import { useGazetteerWords } from '../../gazetteer/words.ts';
import { OTHER_CATEGORIES, USUAL_CATEGORIES } from './categoryTraits.ts';
import { fieldId } from './sections.ts';
import { useApplyWords } from './words.ts';

interface Props {
  value: PlaceCategory;
  onChange: (category: PlaceCategory) => void;
  error?: string | undefined;
}

/** The category of the entity: the usual two as buttons, the others in a list beside them. */
export function CategoryChoice({ value, onChange, error }: Props) {
  const say = useApplyWords();
  const sayPlace = useGazetteerWords();
  const other = OTHER_CATEGORIES.find((category) => category === value);
  const id = fieldId('/category');
  return (
    <fieldset className="field plain-fieldset" id={id}>
      <legend>{say('category')}</legend>
      <div className="category-choice">
        <Radio.Group
          value={other ? null : value}
          optionType="button"
          buttonStyle="solid"
          onChange={(event) => onChange(PlaceCategory.parse(event.target.value))}
          options={USUAL_CATEGORIES.map((category) => ({ value: category, label: sayPlace(`category.${category}`) }))}
        />
        <Select
          aria-label={say('otherCategory')}
          placeholder={say('otherCategoryChoose')}
          value={other ?? null}
          onChange={(category) => onChange(category)}
          options={OTHER_CATEGORIES.map((category) => ({ value: category, label: sayPlace(`category.${category}`) }))}
        />
      </div>
      {error && (
        <div className="field-error" role="alert">
          {error}
        </div>
      )}
      <div className="field-help">{say('divisionNote')}</div>
    </fieldset>
  );
}
