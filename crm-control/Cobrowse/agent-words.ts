import * as React from 'react';
import { saidIn, type EachLanguage, type Localisation } from '../desk/localisation';
import { handsDe } from '../desk/strings/hands-de';
import { handsEn, type HandsWords } from '../desk/strings/hands-en';
import { handsFr } from '../desk/strings/hands-fr';
import { handsNl } from '../desk/strings/hands-nl';
import { handsRo } from '../desk/strings/hands-ro';
import type { Words } from '../desk/strings/en';
import { LocalisationContext } from '../desk/ui/words-context';

/** What the agent’s desk says: what both desks say, and what it alone says. */
export interface AgentWords extends Words {
  readonly hands: HandsWords;
}

const EACH: EachLanguage<HandsWords> = { de: handsDe, en: handsEn, fr: handsFr, nl: handsNl, ro: handsRo };

export function agentWords({ language, words }: Localisation): AgentWords {
  return { ...words, hands: saidIn(EACH, language) };
}

export function useAgentWords(): AgentWords {
  const localisation = React.useContext(LocalisationContext);
  return React.useMemo(() => agentWords(localisation), [localisation]);
}
