import { answer, api, type Schemas } from '../../../api/client';
import { answerFile, type NamedFile } from '../../../api/file';

/** The workbook to fill in, with the villages in the caller's reach. */
export function template(fallback: string): Promise<NamedFile> {
  return answerFile(api.GET('/api/v1/roster-template', { parseAs: 'blob' }), fallback);
}

/** The person's own wrong rows with a column that says what is wrong. */
export function errorSheet(id: string, fallback: string): Promise<NamedFile> {
  return answerFile(
    api.GET('/api/v1/roster-imports/{id}/error-sheet', { params: { path: { id } }, parseAs: 'blob' }),
    fallback,
  );
}

/** Hands a file in as the roster of a unit; the caller's own unit if none is named. */
export function handIn(file: File, unit: string | undefined): Promise<Schemas['RosterImport']> {
  return answer(
    api.POST('/api/v1/roster-imports', {
      params: { query: { file_name: file.name, ...(unit ? { org_unit_id: unit } : {}) } },
      headers: { 'Content-Type': 'application/octet-stream' },
      // The document can only call the content of a file a string.
      body: file as unknown as string,
      bodySerializer: () => file,
    }),
  );
}
