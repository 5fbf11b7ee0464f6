import { useEffect } from 'react';
import { useUiWords } from './words.ts';

/** Names the page in the browser's tab: `办件 · 地名与行政区域界线管理`. */
export function useTitle(title: string): void {
  const say = useUiWords();
  useEffect(() => {
    document.title = title ? `${title} · ${say('product')}` : say('product');
  }, [title, say]);
}
