/** The coordinate system of a file and how it is known. */
export interface ImportCrs {
  /** `EPSG:N` or `GCJ-02`; null where nothing can be said. */
  value: string | null;
  /** Somebody said so, in the file or on the command line; otherwise `question` asks. */
  certain: boolean;
  question?: string;
  question_zh?: string;
}
