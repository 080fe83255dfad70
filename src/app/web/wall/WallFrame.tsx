/** The wall has no furniture of its own: each page draws its whole screen with the design system's wall frame. */
import type { ReactNode } from 'react';

export function WallFrame({ children }: { children: ReactNode }) {
  return children;
}
