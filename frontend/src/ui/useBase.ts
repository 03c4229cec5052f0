import { useLocation } from 'react-router';

/** The face on which a page of several faces is seen: `/my`, `/work` or `/office`. */
export function useBase(): string {
  return `/${useLocation().pathname.split('/')[1] ?? ''}`;
}
