import { useSearchParams } from 'react-router';

/** The filters of a list, kept in the address so that it can be sent on and returned to. */
export function useFilters() {
  const [query, setQuery] = useSearchParams();
  return {
    read: (name: string) => query.get(name) ?? undefined,
    oneOf: <Code extends string>(name: string, known: Record<Code, unknown>) =>
      (Object.keys(known) as Code[]).find((code) => code === query.get(name)),
    set(name: string, value: string | undefined) {
      setQuery(
        (before) => {
          const after = new URLSearchParams(before);
          if (value) after.set(name, value);
          else after.delete(name);
          return after;
        },
        { replace: true },
      );
    },
  };
}
