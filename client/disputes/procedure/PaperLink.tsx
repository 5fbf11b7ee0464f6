import type { DisputeId } from '#server/disputes/contract.ts';
import { DisputeFilesApi } from '#server/disputes/files/fileContract.ts';
import { urlOf } from '../../api/call.ts';

/** A paper of a dispute, by its name. */
export function PaperLink({ id, paper }: { id: DisputeId; paper: { id: string; fileName: string } }) {
  return <a href={urlOf(DisputeFilesApi.download, { params: { id, fileId: paper.id } })}>{paper.fileName}</a>;
}
