import { PageHeader } from '../../../ui/PageHeader.tsx';
import { SeriesList } from './SeriesList.tsx';
import { TemplateList } from './TemplateList.tsx';
import { useSettingsWords } from './words.ts';
import '../../../ui/listPage.css';
import './settings.css';

/** How documents are numbered and worded: the series with their last numbers, and every template with its source. */
export function DocumentSettings() {
  const say = useSettingsWords();
  return (
    <>
      <PageHeader title={say('title')} lead={say('lead')} />
      <SeriesList />
      <TemplateList />
    </>
  );
}
