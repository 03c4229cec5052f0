/** The mark of the platform: three leaves for production, supply and credit. */
export function Mark({ size = 32 }: { size?: number }) {
  return <img src="/mark.svg" alt="" width={size} height={size} />;
}
