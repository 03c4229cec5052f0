import type { Answers } from './entered';

export type Draft = { answers?: Answers; observed_on?: string };

const place = (id: string) => `sanwei.rating.${id}`;

/** What a member has typed into the form of a rating so far; gone when the tab is closed or the form is handed in. */
export const draft = {
  read: (id: string): Draft => {
    try {
      return JSON.parse(sessionStorage.getItem(place(id)) ?? '{}') as Draft;
    } catch {
      return {};
    }
  },
  keep: (id: string, typed: Draft) => {
    sessionStorage.setItem(place(id), JSON.stringify(typed));
  },
  drop: (id: string) => {
    sessionStorage.removeItem(place(id));
  },
};
