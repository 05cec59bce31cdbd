import * as React from 'react';

/** What an element takes to keep the focus that was in it. */
export interface KeptFocus {
  readonly ref: React.RefObject<HTMLDivElement>;
  readonly tabIndex: -1;
  readonly onFocus: () => void;
  readonly onBlur: (left: React.FocusEvent) => void;
}

/**
 * Takes the focus when what had it inside the element is gone, so that the element's keys are still heard; what has the focus
 * anywhere else keeps it. SESS-37
 */
export function useKeptFocus(): KeptFocus {
  const ref = React.useRef<HTMLDivElement>(null);
  const wasInside = React.useRef(false);
  React.useEffect(() => {
    const page = ref.current?.ownerDocument;
    if (wasInside.current && page?.activeElement === page?.body) ref.current?.focus({ preventScroll: true });
  });
  return {
    ref,
    tabIndex: -1,
    onFocus: () => {
      wasInside.current = true;
    },
    onBlur: ({ target, currentTarget, relatedTarget }) => {
      const isGone = target.matches(':disabled') || !target.isConnected; // React itself says nothing of what it takes away
      const isElsewhere = relatedTarget instanceof Node && !currentTarget.contains(relatedTarget);
      const isWindowLeft = target.ownerDocument.activeElement === target;
      const isLetGo = relatedTarget === null && !isGone && !isWindowLeft;
      if (isElsewhere || isLetGo) wasInside.current = false;
    },
  };
}
