type Listener = () => void;

let accessToken: string | null = null;
const listeners = new Set<Listener>();
const mark = 'sanwei.signed-in';

/** The access token lives in memory only; what outlives a reload is the HttpOnly cookie. */
export const session = {
  token: () => accessToken,

  /** Whether this browser signed in before and not out since, so that asking for a new token makes sense. */
  mayBeRenewed: () => localStorage.getItem(mark) !== null,

  begin(token: string) {
    accessToken = token;
    localStorage.setItem(mark, '1');
    listeners.forEach((listener) => listener());
  },

  end() {
    accessToken = null;
    localStorage.removeItem(mark);
    listeners.forEach((listener) => listener());
  },

  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
