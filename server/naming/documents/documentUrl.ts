import type { DocumentId } from './contract.ts';

/** The address in a document's code, under which anybody verifies the paper: `<publicUrl>/d/<id>`. */
export const documentUrl = (publicUrl: string, id: DocumentId): string => `${publicUrl}/d/${id}`;
