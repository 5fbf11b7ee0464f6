import type { ReactNode } from 'react';
import { useTitle } from './useTitle.ts';

interface Props {
  title: string;
  /** One line under the title: what this page is for, or what the thing is. */
  lead?: ReactNode;
  /** State tags beside the title. */
  tags?: ReactNode;
  actions?: ReactNode;
}

/** The head of every page: the one h1, and the acts that concern the whole page. Also names the browser's tab. */
export function PageHeader({ title, lead, tags, actions }: Props) {
  useTitle(title);
  return (
    <header className="page-header">
      <div className="page-header-text">
        <h1>
          {title}
          {tags && <span className="page-header-tags">{tags}</span>}
        </h1>
        {lead && <div className="page-header-lead">{lead}</div>}
      </div>
      {actions && <div className="page-header-actions">{actions}</div>}
    </header>
  );
}
