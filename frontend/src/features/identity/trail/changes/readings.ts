/** How the values of a field are to be read. */
export type Reading =
  | 'text'
  | 'state'
  | 'role'
  | 'kind'
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
  reasons: 'record',
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
} as const satisfies Record<string, Reading>;

export type TrailField = keyof typeof readings;

export function isTrailField(name: string): name is TrailField {
  return Object.hasOwn(readings, name);
}
