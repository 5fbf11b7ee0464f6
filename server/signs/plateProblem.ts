/** A fault of a plate that must be cured before it is made; `defect` is the field inspection's code (F1–F11). */
export interface PlateProblem {
  code: PlateProblemCode;
  defect: 'F1' | 'F7' | 'F8' | 'F9';
  message: string;
  messageZh: string;
  facts: Readonly<Record<string, string | number | null>>;
}

export type PlateProblemCode =
  | 'NAME_NOT_STANDARD'
  | 'ROMAN_NOT_APPROVED'
  | 'SECOND_LANGUAGE'
  | 'NUMBER_NOT_ARABIC'
  | 'DIGITS_TOO_SMALL'
  | 'BAND_PROPORTION'
  | 'SIZE_NOT_STANDARD'
  | 'RIM_TOO_WIDE'
  | 'DIRECTION_COLOUR'
  | 'GROUND_COLOUR'
  | 'QR_MODULE_TOO_SMALL'
  | 'QR_QUIET_ZONE'
  | 'QR_NOT_HTTPS'
  | 'QR_NOT_GENUINE';
