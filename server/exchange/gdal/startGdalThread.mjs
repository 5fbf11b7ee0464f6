// On Node 20 `--import tsx` does not reach threads: this file registers it and starts the thread's program.
import { register } from 'tsx/esm/api';

register();
await import('./gdalThread.ts');
