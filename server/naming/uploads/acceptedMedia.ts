import { unzipSync } from 'fflate';
import type { Upload } from '../../platform/contract.ts';

const AS_SNIFFED = new Set(['application/pdf', 'image/png', 'image/jpeg']);
const OFD = 'application/ofd';

/**
 * What an uploaded document is by its content: PDF, PNG, JPEG, or OFD (GB/T 33190), which is a ZIP with `OFD.xml` in its
 * root. Undefined for anything else. An OFD is not looked into beyond the names of its entries.
 */
export function acceptedMedia({ mediaType, bytes }: Upload): string | undefined {
  if (AS_SNIFFED.has(mediaType)) return mediaType;
  return isZip(mediaType) && hasEntry(bytes, 'OFD.xml') ? OFD : undefined;
}

// The sniffer tells by the first entry, and that of an OFD may be anything.
const isZip = (mediaType: string): boolean => mediaType === 'application/zip' || mediaType === OFD;

function hasEntry(bytes: Uint8Array, wanted: string): boolean {
  let found = false;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= name === wanted;
        return false;
      },
    });
  } catch {
    return false;
  }
  return found;
}
