import { nameOfElement } from '../../control/element-name';
import type { CustomerPort } from '../../control/customer-port';
import type { HandsStrings } from '../../strings/hands-en';
import { el } from '../element';
import { openProposalCard, type ProposalAnswer, type ProposalCard } from './proposal-card';
import { noticeCard, requestCard } from './request-card';
import { createTray } from './tray';

export interface AskParts {
  /** In the widget's own shadow root. */
  readonly layer: HTMLElement;
  readonly strings: HandsStrings;
  /** The agent's name. */
  readonly who: () => string;
  readonly announce: (words: string) => void;
}

/** Everything that is put to the customer without stopping them: values, presses, places, and what was refused. */
export interface AskCustomer extends CustomerPort {
  /** Asks the customer to go to a part of the page; the answer comes once. */
  bring(element: Element, answer: (answer: 'yes' | 'no') => void): void;
  /** Puts the focus on what waits; `false` when nothing does. */
  focus(): boolean;
  /** Takes everything away that stands. */
  clear(): void;
  remove(): void;
}

export function createAskCustomer({ layer, strings, who, announce }: AskParts): AskCustomer {
  const tray = createTray(layer, strings.tools);
  const standing = new Set<() => void>();
  const proposals = new Map<ProposalCard, (answer: ProposalAnswer) => void>();
  let useAll: (() => void) | null = null;

  /** Shows a card until it is taken away, and says its words once. */
  function stand(card: HTMLElement, words: string): () => void {
    const remove = tray.add(card);
    const close = () => {
      if (standing.delete(close)) remove();
    };
    standing.add(close);
    announce(`${words} ${strings.jumpKey}`);
    return close;
  }

  const goTo = (element: Element) => {
    element.scrollIntoView({ block: 'center', behavior: 'smooth' });
    (element as HTMLElement).focus({ preventScroll: true });
  };

  /** Several values at once are accepted with one press. */
  function offerAll(): void {
    useAll?.();
    useAll = null;
    if (proposals.size < 2) return;
    const press = (event: Event) => event.isTrusted && [...proposals.values()].forEach((answer) => answer('used'));
    const button = el('button', { class: 'primary', type: 'button', onclick: press }, strings.useAll(proposals.size));
    useAll = tray.add(el('div', { class: 'card all' }, button));
  }

  return {
    propose: ({ element, value }, answer) => {
      const fieldName = nameOfElement(element);
      const earlier = [...proposals.keys()];
      const taken = () => earlier.flatMap((card) => (proposals.has(card) ? (card.stands() ?? []) : []));
      const shown = openProposalCard({ layer, strings, who: who(), field: element, fieldName, value, taken, answer });
      const close = stand(shown.card, `${shown.card.getAttribute('aria-label') ?? ''}.`);
      proposals.set(shown, answer);
      offerAll();
      return () => {
        proposals.delete(shown);
        shown.remove();
        close();
        offerAll();
      };
    },
    request: ({ element, name }, answer) => {
      const lead = strings.pressLead(who());
      const what = name || strings.thisPart;
      const card = requestCard(
        { lead, what, show: strings.showIt, no: strings.no },
        { show: () => goTo(element), no: () => answer('no') },
      );
      return stand(card, `${lead} ${what}.`);
    },
    refused: () => {
      const words = strings.refused(who());
      const close = stand(
        noticeCard(words, strings.gotIt, () => close()),
        words,
      );
    },
    bring: (element, answer) => {
      const lead = strings.hereLead(who());
      const what = nameOfElement(element) || strings.thisPart;
      const settle = (said: 'yes' | 'no') => {
        close();
        if (said === 'yes') goTo(element);
        answer(said);
      };
      const card = requestCard(
        { lead, what, show: strings.goThere, no: strings.no },
        { show: () => settle('yes'), no: () => settle('no') },
      );
      const close = stand(card, `${lead} ${what}.`);
    },
    focus: tray.focus,
    clear: () => [...standing].forEach((close) => close()),
    remove: tray.remove,
  };
}
