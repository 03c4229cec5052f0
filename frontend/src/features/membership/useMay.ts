import type { Schemas } from '../../api/client';
import { useMe } from '../../api/useMe';

/** Whether the present post holds a permission; nothing as long as nobody is known to be here. */
export function useMay() {
  const me = useMe();
  return (action: Schemas['Action']) => me.data?.permissions.includes(action) ?? false;
}
