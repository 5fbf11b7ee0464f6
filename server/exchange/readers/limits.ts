const MIB = 1024 * 1024;

/** How much of a file is read at most: one row a limit, so that a refusal and the README say the same. */
export const LIMITS = {
  fileBytes: 500 * MIB,
  /** All entries of an archive together, unpacked. */
  unpackedBytes: 2048 * MIB,
  /** Unpacked to packed, of entries larger than `ratioFromBytes`: blank columns of a DBF reach 150, zeros alone 1,000. */
  ratio: 300,
  ratioFromBytes: MIB,
  entries: 5_000,
  columns: 500,
  cellCharacters: 32_767,
  layers: 200,
  /** The library reads this format as a whole; its sheets end at 65,536 rows. */
  xlsBytes: 64 * MIB,
  /** Of one row of a CSV file: an unclosed quote must not gather the whole file. */
  csvRowCharacters: 4 * MIB,
  mergedBlocks: 200_000,
  /** One feature of GeoJSON or KML: it is held as a whole. An outline of a county surveyed to a metre has a tenth of this. */
  featureBytes: 64 * MIB,
  pageRows: 1_000,
  /** What a page may hold besides: outlines have many positions. */
  pageCharacters: 8 * MIB,
} as const;
