import { useSyncExternalStore } from 'react';

const phone = window.matchMedia('(max-width: 767.98px)');

function subscribe(listener: () => void) {
  phone.addEventListener('change', listener);
  return () => {
    phone.removeEventListener('change', listener);
  };
}

/** Whether the window is narrower than a tablet. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, () => phone.matches);
}
