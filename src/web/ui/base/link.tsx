/** The one place where a link becomes an anchor or the router's own link, so that components need no router. */
import { type ComponentType, createContext, type ReactNode, useContext } from 'react';

export type AnchorProps = {
  href: string;
  className?: string | undefined;
  children?: ReactNode;
  target?: string | undefined;
  rel?: string | undefined;
  lang?: string | undefined;
  download?: string | boolean | undefined;
  onClick?: (() => void) | undefined;
  'aria-current'?: 'page' | 'step' | 'true' | undefined;
  'aria-label'?: string | undefined;
  'data-tone'?: string | undefined;
  'data-size'?: string | undefined;
  'data-wide'?: string | undefined;
};

function PlainAnchor({ children, ...rest }: AnchorProps) {
  return <a {...rest}>{children}</a>;
}

const AnchorContext = createContext<ComponentType<AnchorProps>>(PlainAnchor);

/** Give every link below it the router's anchor (a component that takes `href`). */
export function AnchorProvider({
  component,
  children,
}: {
  component: ComponentType<AnchorProps>;
  children: ReactNode;
}) {
  return <AnchorContext value={component}>{children}</AnchorContext>;
}

/** A link in running text or navigation; goes through the router when one was provided. */
export function Link(props: AnchorProps) {
  const Anchor = useContext(AnchorContext);
  return <Anchor {...props} />;
}
