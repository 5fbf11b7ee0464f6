import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Fix, PackageContent } from '#server/signs/field/fieldContract.ts';
import { useTheme } from '../ui/theme.ts';
import type { FieldMap } from './createFieldMap.ts';
import { hereFeatures } from './fieldFeatures.ts';
import { useMapWords } from './words.ts';

type Here = Pick<Fix, 'position' | 'accuracyMetres'> | null;

/** The map of a package in `container`; 'failed' where the device draws none. Its library comes when it is first shown, from the device. */
export function useFieldMap(
  container: RefObject<HTMLElement | null>,
  content: PackageContent,
  here: Here,
  tap: (what: 'sign' | 'marker', id: string) => void,
): FieldMap | 'failed' | null {
  const theme = useTheme();
  const say = useMapWords();
  const [map, setMap] = useState<FieldMap | 'failed' | null>(null);
  const onTap = useEffectEvent(tap);
  const locale = useRef<Record<string, string>>({});
  locale.current = {
    ...{
      'Map.Title': say('map'),
      'NavigationControl.ZoomIn': say('zoomIn'),
      'NavigationControl.ZoomOut': say('zoomOut'),
    },
    ...{ 'ScaleControl.Meters': say('metres'), 'ScaleControl.Kilometers': say('kilometres') },
  };
  useEffect(() => {
    let left = false;
    let made: FieldMap | undefined;
    const open = async (element: HTMLElement) => {
      const { createFieldMap } = await import('./createFieldMap.ts');
      made = await createFieldMap({ container: element, content, theme, locale: locale.current, onTap });
      if (left) made.remove();
      else setMap(made);
    };
    if (container.current) open(container.current).catch(() => !left && setMap('failed'));
    return () => {
      left = true;
      made?.remove();
      setMap(null);
    };
  }, [container, content, theme]);
  useEffect(() => {
    if (map !== null && map !== 'failed') map.show('here', hereFeatures(here));
  }, [map, here]);
  return map;
}
