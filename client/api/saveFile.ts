import type { Call, Endpoint } from '#server/platform/contract.ts';
import { download } from './call.ts';

/** Saves what an endpoint answers as a file, where a link will not do: what it asks must not stand in an address. @throws ApiProblem */
export async function saveFile<E extends Endpoint>(endpoint: E, input: Call<E>): Promise<void> {
  const { blob, fileName } = await download(endpoint, input);
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
