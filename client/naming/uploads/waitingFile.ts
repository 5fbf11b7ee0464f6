/** A document chosen for an application that is not saved yet; `material` is a code of the list `application-materials`. */
export interface WaitingFile {
  file: File;
  material: string;
}
