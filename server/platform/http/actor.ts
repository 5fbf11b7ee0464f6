/** Who is asking, with what that person may do and where. */
export interface Actor {
  id: string;
  username: string;
  displayName: string;
  organisationId: string;
  organisationName: string;
  /** `OrganKind` of the accounts contract. */
  organKind: string;
  /** The division in whose jurisdiction the organisation works, 6 to 12 digits. */
  divisionCode: string;
  permissions: ReadonlySet<string>;
  kind: 'session' | 'token';
}
