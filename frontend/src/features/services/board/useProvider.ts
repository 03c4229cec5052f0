import { useParams } from 'react-router';

import { useMe } from '../../../api/useMe';
import { useBase } from '../../../ui/useBase';

/** The provider that a page is about: the one in the address of an office, or the reader's own; and its page. */
export function useProviderPlace(): { providerId: string; schedule: string; fleet: string } {
  const { id } = useParams();
  const me = useMe();
  const base = useBase();
  const providerId = id ?? me.data?.provider_id ?? '';
  const fleet = id ? `${base}/providers/${id}` : `${base}/fleet`;
  return { providerId, fleet, schedule: id ? `${fleet}/schedule` : `${base}/schedule` };
}
