import type { Entered } from '../formBody';

const place = 'sanwei.application';

/** What somebody has typed into the public form so far; gone when the tab is closed or the form is handed in. */
export const draft = {
  read: (): Entered => {
    try {
      return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Entered;
    } catch {
      return {};
    }
  },
  keep: (entered: Entered) => {
    sessionStorage.setItem(place, JSON.stringify(entered));
  },
  drop: () => {
    sessionStorage.removeItem(place);
  },
};
