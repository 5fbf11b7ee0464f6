import { useStepWords } from './stepWords.ts';
import { gridOf, isPlainSystem } from './systems.ts';

/** Names a coordinate system in words: its zone, or its meridian, besides its code. */
export function useSystemLabel(): (system: string) => string {
  const say = useStepWords();
  return (system) => {
    if (isPlainSystem(system)) return say(`system.${system}`);
    const grid = gridOf(system);
    if (!grid) return say('other', { system });
    const epsg = system.replace('EPSG:', '');
    const { width, zone, meridian } = grid;
    return zone === null ? say('gridPlain', { width, meridian, epsg }) : say('gridZone', { width, zone, epsg });
  };
}
