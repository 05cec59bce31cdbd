import { html, type Markup } from '../../web/html';
import type { Entered } from './site';

interface Common {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

export type Field = Common &
  (
    | {
        readonly kind: 'text' | 'email' | 'tel' | 'date' | 'number' | 'password';
        readonly autocomplete?: string;
        readonly inputmode?: 'numeric' | 'decimal';
        readonly width?: 'short' | 'middle';
        readonly min?: string;
        readonly max?: string;
        readonly step?: string;
      }
    | { readonly kind: 'money'; readonly width?: 'short' | 'middle' }
    | { readonly kind: 'area' }
    | { readonly kind: 'choice'; readonly options: readonly string[] }
    | { readonly kind: 'radio'; readonly options: readonly string[] }
    | { readonly kind: 'check'; readonly text: string }
    | { readonly kind: 'file'; readonly accept: string; readonly multiple?: boolean }
    | { readonly kind: 'range'; readonly min: string; readonly max: string; readonly step: string }
  );

const hintOf = (field: Field) => field.hint && html`<span class="hint" id="${field.name}-hint">${field.hint}</span>`;
const described = (field: Field) => (field.hint ? html`aria-describedby="${field.name}-hint"` : '');

/** One labelled control with what was entered before. */
export function renderField(field: Field, entered: Entered): Markup {
  const value = entered.get(field.name) ?? '';
  const required = field.required ? html`required` : '';
  const label = html`<label for="${field.name}"
    >${field.label}${!field.required && html` <span class="optional">(optional)</span>`}</label
  >`;
  switch (field.kind) {
    case 'radio':
      return html`<fieldset class="field radios">
        <legend>${field.label}</legend>
        ${hintOf(field)}
        ${field.options.map((option, at) => {
          const id = `${field.name}-${at}`;
          return html`<div class="option">
            <input
              type="radio"
              id="${id}"
              name="${field.name}"
              value="${option}"
              ${value === option ? html`checked` : ''}
              ${required}
            />
            <label for="${id}">${option}</label>
          </div>`;
        })}
      </fieldset>`;
    case 'check':
      return html`<div class="field option">
        <input
          type="checkbox"
          id="${field.name}"
          name="${field.name}"
          value="yes"
          ${value === 'yes' ? html`checked` : ''}
          ${required}
          ${described(field)}
        />
        <label for="${field.name}">${field.text}</label>
        ${hintOf(field)}
      </div>`;
    case 'choice':
      return html`<div class="field">
        ${label} ${hintOf(field)}
        <select id="${field.name}" name="${field.name}" ${required} ${described(field)}>
          <option value="">Choose…</option>
          ${field.options.map((option) => html`<option ${option === value ? html`selected` : ''}>${option}</option>`)}
        </select>
      </div>`;
    case 'area':
      return html`<div class="field">
        ${label} ${hintOf(field)}
        <textarea id="${field.name}" name="${field.name}" rows="4" ${required} ${described(field)}>${value}</textarea>
      </div>`;
    case 'file':
      return html`<div class="field">
        ${label} ${hintOf(field)}
        <input
          type="file"
          id="${field.name}"
          name="${field.name}"
          accept="${field.accept}"
          ${field.multiple ? html`multiple` : ''}
          ${required}
          ${described(field)}
        />
        ${value && html`<span class="hint">Added before: ${value}</span>`}
      </div>`;
    case 'range':
      return html`<div class="field">
        ${label} ${hintOf(field)}
        <input
          type="range"
          id="${field.name}"
          name="${field.name}"
          min="${field.min}"
          max="${field.max}"
          step="${field.step}"
          value="${value}"
          ${described(field)}
        />
      </div>`;
    case 'money':
      return html`<div class="field ${field.width}">
        ${label} ${hintOf(field)}
        <span class="money"
          ><span aria-hidden="true">€</span
          ><input
            type="text"
            inputmode="decimal"
            id="${field.name}"
            name="${field.name}"
            value="${value}"
            ${required}
            ${described(field)}
        /></span>
      </div>`;
    default: {
      const attributes = [
        field.autocomplete && html`autocomplete="${field.autocomplete}"`,
        field.inputmode && html`inputmode="${field.inputmode}"`,
        field.min && html`min="${field.min}"`,
        field.max && html`max="${field.max}"`,
        field.step && html`step="${field.step}"`,
      ];
      return html`<div class="field ${field.width}">
        ${label} ${hintOf(field)}
        <input
          type="${field.kind}"
          id="${field.name}"
          name="${field.name}"
          value="${field.kind === 'password' ? '' : value}"
          ${attributes}
          ${required}
          ${described(field)}
        />
      </div>`;
    }
  }
}

/** Names the boxes of a form, so that taking a tick away is kept too. */
export const boxNames = (fields: readonly Field[]): Markup =>
  html`<input
    type="hidden"
    name="_boxes"
    value="${fields
      .filter(({ kind }) => kind === 'check')
      .map(({ name }) => name)
      .join(' ')}"
  />`;
