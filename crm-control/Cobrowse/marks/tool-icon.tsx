import * as React from 'react';
import type { Tool } from './tools';

export type IconName =
  | Tool
  | 'clear-mine'
  | 'clear-all'
  | 'follow'
  | 'free'
  | 'bring'
  | 'fit'
  | 'large'
  | 'chat'
  | 'undo'
  | 'back'
  | 'forward';

/** Lines on a grid of 20. */
const PATHS: Readonly<Record<IconName, string>> = {
  pointer: 'M5 3v12.5l3.6-3.4 2.2 4.6 2-1-2.1-4.4H15.5z',
  spotlight:
    'M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4',
  highlight: 'M6.5 11.5l6.8-7.2 2.9 2.8-7 7.1-3.6.7zM3 17.5h14',
  rectangle: 'M3 5h14v10H3z',
  arrow: 'M4 16 15.5 4.5M9 4h7v7',
  pen: 'M3.5 16.5c3-6 4.5-9 6.5-9s-1.5 6.5 1 6.5 2.5-5.5 5.5-8.5',
  laser: 'M3 17l7-7M10 10l.5-3.500M10 10l3.5-.5M13.5 6.500l3-3M11.5 4V2M16 8.500h2M15.5 11.500l1.5 1.500M8.5 4.5 7 3',
  note: 'M4 3.500h12v9l-4 4H4zM12 16.500v-4h4M7 7.500h6M7 10.500h3',
  hand: 'M3 5.500h14v9H3zM6 8v4M6 10h0M9 12h5',
  'clear-mine': 'M8 15.5 3.5 11l7-7.5 6 5.5-6.5 6.500zM7 7.500l6 5.500M8 15.500h8.5',
  'clear-all': 'M3.5 5.500h13M8 5.500V3.500h4v2M5.5 5.500l.8 11h7.400l.8-11M8.5 8.500v5M11.5 8.500v5',
  follow: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  free: 'M10 2.500v15M10 2.5 7.5 5M10 2.5 12.5 5M10 17.5 7.5 15M10 17.500l2.5-2.500M5 10h10',
  bring: 'M10 17s5-5.2 5-9a5 5 0 0 0-10 0c0 3.8 5 9 5 9zM10 6.500a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z',
  fit: 'M3 4.500h14v11H3zM6 10h8M6 10l2-2M6 10l2 2M14 10l-2-2M14 10l-2 2',
  large: 'M12 3.500h4.500V8M8 16.500H3.500V12M16.5 3.5 11.5 8.500M3.5 16.500l5-5',
  chat: 'M3 4.500h14v9H9.500L6 16.500v-3H3z',
  undo: 'M7 4 3.5 7.5 7 11M3.5 7.500H12a4.5 4.5 0 0 1 0 9H8',
  back: 'M11.5 4.5 6 10l5.5 5.5',
  forward: 'M8.5 4.5 14 10l-5.5 5.5',
};

/** A tool's picture; its words are on the button around it. */
export function ToolIcon(props: { readonly name: IconName }): JSX.Element {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
      <path
        d={PATHS[props.name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
