const MOST_BYTES = 20 * 1024 * 1024;

/** For the `accept` of a file input. Browsers know no type for OFD. */
export const ACCEPTED_FILES = 'application/pdf,image/png,image/jpeg,.ofd';

/** Whether a chosen file may be sent at all; what it is inside, the server finds out. */
export const isAcceptable = ({ name, type, size }: Pick<File, 'name' | 'type' | 'size'>): boolean =>
  size <= MOST_BYTES &&
  (['application/pdf', 'image/png', 'image/jpeg'].includes(type) || name.toLowerCase().endsWith('.ofd'));
