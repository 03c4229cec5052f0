import type { Dictionary } from '../../../../app/words/dictionary';
import type { Language } from '../../../../app/words/language';
import {
  changeFieldWords,
  changeStatusWords,
  contactRoleWords,
  demoLevelWords,
  expulsionReasonWords,
  expulsionStatusWords,
  identityKindWords,
  industryWords,
  lapseReasonWords,
  likenessWords,
  rosterColumnWords,
  scaleUnitWords,
  suspensionReasonWords,
} from '../../../../app/words/membership';
import {
  applicationStatusWords,
  bookingStatusWords,
  pairStatusWords,
  ratingStatusWords,
} from '../../../../app/words/states';
import {
  checkKindWords,
  documentKindWords,
  jobKindWords,
  jobStateWords,
  memberStatusWords,
  roleWords,
  siteKindWords,
  todoKindWords,
  unitKindWords,
} from '../../../../app/words/vocabularies';
import { accountStatusWords } from '../../office/words';
import type { Reading } from './readings';
import { causeWords, personalFields, rulingWords } from './words';

type Codes = Partial<Record<string, string>>;

/** Where a record stands, under what the event is about. */
const states: Partial<Record<string, Dictionary<Codes>>> = {
  account: accountStatusWords,
  application: applicationStatusWords,
  booking: bookingStatusWords,
  duplicate: pairStatusWords,
  member: memberStatusWords,
  rating: ratingStatusWords,
};

/** Of which kind a record is, under what the event is about. */
const kinds: Partial<Record<string, Dictionary<Codes>>> = {
  document: documentKindWords,
  job: jobKindWords,
  org_unit: unitKindWords,
  site: siteKindWords,
};

/** Codes that mean the same in every event. */
const everywhere: Partial<Record<Reading, Dictionary<Codes>>> = {
  role: roleWords,
  personal: personalFields,
  ruling: rulingWords,
  cause: causeWords,
  check: checkKindWords,
  todo: todoKindWords,
  job: jobStateWords,
  suspension: suspensionReasonWords,
  lapse: lapseReasonWords,
  expulsion: expulsionReasonWords,
  case: expulsionStatusWords,
  change: changeStatusWords,
  contact: contactRoleWords,
  likeness: likenessWords,
  industries: industryWords,
  scaleUnit: scaleUnitWords,
  identityKind: identityKindWords,
  demoLevel: demoLevelWords,
};

/** The words for the codes that a reading stands for; `undefined` where values stand for themselves. */
export function codesOf(reading: Reading, subject: string, language: Language): Codes | undefined {
  if (reading === 'state') return states[subject]?.[language] ?? {};
  if (reading === 'kind') return kinds[subject]?.[language] ?? {};
  // A change names entries of the form, a roster the columns of its sheet.
  if (reading === 'changed') return { ...rosterColumnWords[language], ...changeFieldWords[language] };
  return everywhere[reading]?.[language];
}
