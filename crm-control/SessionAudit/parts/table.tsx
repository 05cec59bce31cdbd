import * as React from 'react';
import { DetailsList, DetailsListLayoutMode, SelectionMode, type IColumn } from '@fluentui/react';

/** A Fluent list that is read, not selected from; wider than its room it scrolls by itself. */
export function Table<T>(props: {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly columns: readonly {
    readonly key: string;
    readonly name: string;
    readonly width: number;
    /** Takes the room that is left. */
    readonly grows?: boolean;
    readonly cell: (item: T) => React.ReactNode;
  }[];
}): JSX.Element {
  const columns: IColumn[] = props.columns.map(({ key, name, width, grows, cell }) => ({
    key,
    name,
    minWidth: width,
    isMultiline: true,
    ...(grows ? { flexGrow: 1 } : { maxWidth: width }),
    isResizable: true,
    onRender: (item: T) => <span style={{ overflowWrap: 'anywhere' }}>{cell(item)}</span>,
  }));
  return (
    <div style={{ overflowX: 'auto' }}>
      <DetailsList
        ariaLabelForGrid={props.label}
        items={[...props.items]}
        columns={columns}
        compact
        getKey={(item: T) => props.keyOf(item)}
        selectionMode={SelectionMode.none}
        layoutMode={DetailsListLayoutMode.justified}
        onShouldVirtualize={() => false}
        styles={{
          root: {
            selectors: {
              '.ms-DetailsRow-cell': { fontSize: 13, color: 'inherit' },
              '.ms-DetailsHeader': { paddingTop: 0 },
              '.ms-DetailsHeader-cellTitle': { alignItems: 'center' },
              '.ms-DetailsHeader-cellName': { whiteSpace: 'normal', overflowWrap: 'anywhere', lineHeight: '16px' },
            },
          },
        }}
      />
    </div>
  );
}
