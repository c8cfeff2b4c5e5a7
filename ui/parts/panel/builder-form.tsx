import type { ReactNode } from 'react';

/** A form in which Enter enters a value; what is built as a whole is saved by its button. */
export const BuilderForm = ({ className, children }: { className: string | undefined; children: ReactNode }) => (
  <form
    className={className}
    noValidate
    onKeyDown={(event) => {
      if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
    }}
    onSubmit={(event) => event.preventDefault()}
  >
    {children}
  </form>
);
