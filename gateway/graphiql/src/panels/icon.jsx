/** A line drawing in the manner of GraphiQL's own icons. */
export const lines = (path) =>
  function Icon() {
    return (
      <svg viewBox="0 0 24 24" height="1em" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
        <path d={path} strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    );
  };
