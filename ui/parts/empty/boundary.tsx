import { Component, type ReactNode } from 'react';

type Props = {
  /** Another value is another thing to show: what failed before is forgotten. */
  of: unknown;
  failed: (error: unknown) => ReactNode;
  children: ReactNode;
};
type State = { of: unknown; error: unknown };

/** Keeps what fails inside it to itself, so that the rest of the desk stays. React asks for a class here. */
export class Boundary extends Component<Props, State> {
  override state: State = { of: this.props.of, error: null };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error };
  }

  static getDerivedStateFromProps({ of }: Props, state: State): State | null {
    return of === state.of ? null : { of, error: null };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : this.props.failed(this.state.error);
  }
}
