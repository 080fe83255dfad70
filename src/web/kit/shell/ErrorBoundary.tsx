/** Catches a part that broke while drawing, so that the rest of the face stays usable and says what to do. */
import { Component, type ReactNode } from 'react';
import { CrashedPage } from './states.tsx';

/**
 * `fallback` replaces the broken part; without it a page-sized explanation with a way to reload. `part`: a title
 * stands outside of what broke.
 */
type Props = { children: ReactNode; fallback?: ReactNode; part?: boolean };

export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? new Error('unknown') };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return this.props.fallback ?? <CrashedPage error={this.state.error} part={this.props.part} />;
  }
}
