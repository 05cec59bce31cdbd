import { isHtml } from '../privacy/node-kind';
import { choose, pressTick, setWhole } from './fill-field';
import { fieldOf, type Field } from './field';
import { enterField, input, inputAndChange } from './person-events';
import { setNative } from './realm';

/** What a field holds, as it can be given back. */
export interface Held {
  readonly field: Element;
  isStill(): boolean;
  /** Gives it back, and lets the page hear of it as of a person's change. */
  restore(): void;
}

export function heldBy(element: Element): Held | null {
  const field = fieldOf(element);
  return field && { field: field.element, ...memoryOf(field) };
}

function memoryOf(field: Field): Omit<Held, 'field'> {
  switch (field.kind) {
    case 'letters':
    case 'whole': {
      const { element } = field;
      const { value } = element;
      return {
        isStill: () => element.value === value,
        restore: () => {
          const leave = enterField(element, false); // some forms look at a field when it is left
          setWhole(element, value);
          leave();
        },
      };
    }
    case 'list': {
      const { element } = field;
      const chosen = () => [...element.options].flatMap(({ selected }, at) => (selected ? [at] : []));
      const before = chosen();
      return { isStill: () => chosen().join() === before.join(), restore: () => choose(element, before, false) };
    }
    case 'tick':
      return tickMemory(field.element);
    case 'editor': {
      const { element } = field;
      const before = [...element.childNodes].map((node) => node.cloneNode(true));
      return {
        isStill: () => {
          const now = element.childNodes;
          return now.length === before.length && before.every((node, at) => node.isEqualNode(now[at] ?? null));
        },
        restore: () => {
          element.replaceChildren(...before.map((node) => node.cloneNode(true)));
          input(element, 'historyUndo', null);
        },
      };
    }
  }
}

/** Of a group of radio buttons one is chosen, or none. */
function tickMemory(element: HTMLInputElement): Omit<Held, 'field'> {
  const { checked, indeterminate } = element;
  const before = element.type === 'radio' ? groupOf(element).find((radio) => radio.checked) : undefined;
  return {
    isStill: () => element.checked === checked && (before === undefined || before.checked),
    restore: () => {
      if (before && before !== element && before.isConnected) pressTick(before);
      else if (element.checked !== checked && element.type === 'checkbox') pressTick(element);
      else if (element.checked !== checked) {
        setNative(element, 'checked', checked);
        inputAndChange(element);
      }
      element.indeterminate = indeterminate;
    },
  };
}

export function groupOf(radio: HTMLInputElement): readonly HTMLInputElement[] {
  const root = radio.getRootNode() as Document | ShadowRoot;
  return [...root.querySelectorAll('input')].filter(
    (other) =>
      isHtml(other, 'input') && other.type === 'radio' && other.name === radio.name && other.form === radio.form,
  );
}
