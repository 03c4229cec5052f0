/** How the values of a field are to be read. */
export type Reading =
  | 'text'
  | 'state'
  | 'role'
  | 'kind'
  | 'likeness'
  | 'division'
  | 'industries'
  | 'scaleUnit'
  | 'identityKind'
  | 'demoLevel'
  | 'parts'
  | 'personal'
  | 'ruling'
  | 'cause'
  | 'check'
  | 'todo'
  | 'job'
  | 'veto'
  | 'suspension'
  | 'lapse'
  | 'expulsion'
  | 'case'
  | 'change'
  | 'changed'
  | 'contact'
  | 'unit'
  | 'member'
  | 'record'
  | 'instant'
  | 'area'
  | 'money'
  | 'points'
  | 'list'
  | 'yesOrNo';

/** Every field that the trail names, under the server's name for it. */
export const readings = {
  status: 'state',
  role: 'role',
  kind: 'kind',
  name: 'text',
  login: 'text',
  password_to_change: 'yesOrNo',
  score: 'text',
  reasons: 'likeness',
  merged_into: 'text',
  absorbed: 'text',
  checksum: 'text',
  document: 'record',
  number: 'text',
  org_unit_id: 'unit',
  other_id: 'unit',
  member_id: 'member',
  crew_id: 'record',
  on: 'text',
  closed_on: 'text',
  work_on: 'text',
  from: 'text',
  until: 'text',
  start_at: 'instant',
  end_at: 'instant',
  field: 'personal',
  indicators: 'list',
  values: 'text',
  total: 'points',
  grade: 'text',
  ruling: 'ruling',
  cause: 'cause',
  veto: 'veto',
  registration_no: 'text',
  leader_name: 'text',
  area: 'area',
  limit: 'area',
  measured_area: 'area',
  accepted_area: 'area',
  payable: 'money',
  cancel_fee: 'money',
  subsidy: 'money',
  farmer_pays: 'money',
  year: 'text',
  document_no: 'text',
  lines: 'text',
  struck_on: 'text',
  check: 'check',
  passed: 'yesOrNo',
  checked_on: 'text',
  rows: 'text',
  full: 'yesOrNo',
  filter: 'text',
  todo: 'todo',
  state: 'job',
  done: 'text',
  failed: 'text',
  apply_changes: 'yesOrNo',
  roster_import_id: 'record',
  assigned_to: 'text',
  suspended_for: 'suspension',
  lapsed_for: 'lapse',
  expulsion_reason: 'expulsion',
  case_status: 'case',
  member_unit_id: 'unit',
  federation_id: 'unit',
  change_status: 'change',
  fields: 'changed',
  contact_role: 'contact',
  contact_is_primary: 'yesOrNo',
  source: 'text',
  short_name: 'text',
  identity: 'parts',
  legal_person: 'parts',
  contact_name: 'text',
  contact_mobile: 'text',
  division_code: 'division',
  address: 'text',
  industries: 'industries',
  scale: 'parts',
  organisation: 'parts',
  demo_level: 'demoLevel',
  composition: 'parts',
  documents: 'text',
  accounts: 'text',
  contacts: 'text',
  federations: 'text',
  ratings: 'text',
  services: 'text',
} as const satisfies Record<string, Reading>;

export type TrailField = keyof typeof readings;

export function isTrailField(name: string): name is TrailField {
  return Object.hasOwn(readings, name);
}

/** How a field of that name is read where it means something else: a job counts rows, a rating points. */
const ofSubject: Partial<Record<string, Partial<Record<TrailField, Reading>>>> = {
  job: { total: 'text' },
};

/** How the values of a field are read in an event about this; `undefined` for a field that the trail does not know. */
export function readingOf(subject: string, field: string): Reading | undefined {
  return isTrailField(field) ? (ofSubject[subject]?.[field] ?? readings[field]) : undefined;
}

/** The entries of values that have parts, in the order in which they are shown. */
export const partReadings = {
  name: 'text',
  kind: 'identityKind',
  number: 'text',
  resident_id: 'text',
  mobile: 'text',
  value: 'text',
  unit: 'scaleUnit',
  registered_capital: 'money',
  established_on: 'text',
  annual_revenue: 'money',
  employees: 'text',
  households_driven: 'text',
  members_total: 'text',
  farmer_members: 'text',
  organisation_members: 'text',
} as const satisfies Record<string, Reading>;

export type Part = keyof typeof partReadings;
