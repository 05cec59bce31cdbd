import { html, type Markup } from '../../web/html';
import { STEPS } from './return-steps';

/** Every page of the return, with its address. */
export const TRAIL = [
  ...STEPS.map(({ path, title }) => [path, title] as const),
  ['/return/review', 'Review'] as const,
  ['/return/summary', 'Submit'] as const,
];

/** Where the visitor is in the return. */
export const trail = (current: string): Markup => {
  const at = TRAIL.findIndex(([path]) => path === current);
  return html`<nav class="steps" aria-label="Steps of your return">
    <ol>
      ${TRAIL.map(
        ([path, title], index) =>
          html`<li class="${index < at ? 'done' : index === at ? 'now' : 'later'}">
            ${index < at ? html`<a href="${path}">${title}</a>` : html`<span ${index === at ? html`aria-current="step"` : ''}>${title}</span>`}
          </li>`,
      )}
    </ol>
  </nav>`;
};
