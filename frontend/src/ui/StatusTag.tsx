import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'active' | 'waiting' | 'good' | 'bad';

/** A state in words; the tone only supports them. All pairs of colours have a contrast above 4.5 to 1. */
export function StatusTag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`status-tag status-tag-${tone}`}>{children}</span>;
}
