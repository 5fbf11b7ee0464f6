import { openDatabase } from '#server/platform/db/openDatabase.ts';

// Opens the embedded database of a folder, says so, and keeps it (or closes it at once with `close`).
const [dataDir = '', then] = process.argv.slice(2);
const database = await openDatabase({ dataDir });
process.stdout.write('open\n');
if (then === 'close') await database.close();
