/** The parts of a place code: 9 digits of division to township level, 5 of category, 6 of serial (glossary.md section 4.1). */
export interface PlaceCodeParts {
  division: string;
  category: string;
  serial: string;
}

const FORM = /^(?<division>\d{9})(?<category>\d{5})(?<serial>\d{6})$/;

/** Null for a text of another form: codes are kept as issued and never repaired. */
export function placeCodeParts(code: string): PlaceCodeParts | null {
  const { division, category, serial } = FORM.exec(code)?.groups ?? {};
  return division && category && serial ? { division, category, serial } : null;
}
