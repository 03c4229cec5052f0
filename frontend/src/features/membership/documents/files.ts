import { answer, api, type Schemas } from '../../../api/client';
import { answerFile, type NamedFile } from '../../../api/file';

/** Whose documents: an application's while it is on its way, then the member's. */
export type Owner = { kind: Schemas['DocumentOwner']; id: string };

export function documentsOf({ kind, id }: Owner) {
  const params = { path: { id } };
  return kind === 'member'
    ? answer(api.GET('/api/v1/members/{id}/documents', { params }))
    : answer(api.GET('/api/v1/membership-applications/{id}/documents', { params }));
}

/** Sends the bytes of a file as they are; the server sees for itself what they are. */
export function fileDocument(owner: Owner, kind: Schemas['DocumentKind'], file: File) {
  const sent = {
    params: { path: { id: owner.id }, query: { kind, file_name: file.name } },
    // The document calls bytes a string; the client hands them on untouched.
    body: file as unknown as string,
    bodySerializer: (body: unknown) => body as BodyInit,
    headers: { 'Content-Type': 'application/octet-stream' },
  };
  return owner.kind === 'member'
    ? answer(api.POST('/api/v1/members/{id}/documents', sent))
    : answer(api.POST('/api/v1/membership-applications/{id}/documents', sent));
}

/** The bytes of a document, fetched with the token that a plain link would not carry. */
export function documentFile({
  id,
  file_name: name,
}: Pick<Schemas['Document'], 'id' | 'file_name'>): Promise<NamedFile> {
  return answerFile(api.GET('/api/v1/documents/{id}/content', { params: { path: { id } }, parseAs: 'blob' }), name);
}

/** `482113` → `470.8 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  const kilo = bytes / 1_024;
  return kilo < 1_024 ? `${kilo.toFixed(1)} KB` : `${(kilo / 1_024).toFixed(1)} MB`;
}
