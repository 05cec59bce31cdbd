/** @jest-environment jsdom */
import * as React from 'react';
import { render } from '@testing-library/react';
import { timeFormat } from '../../SessionAudit/parts/format-time';
import { useAuditWords } from '../../SessionAudit/audit-words';
import { localise, type Localisation } from '../localisation';
import { Localised } from './localised';
import { useLocale } from './words-context';

function Said(): JSX.Element {
  const { start, audit } = useAuditWords();
  const time = timeFormat(useLocale());
  return <p>{`${start.signIn} ${time(Date.UTC(2026, 4, 9, 12))} ${audit.count(1234)}`}</p>;
}
const said = (localisation: Localisation) =>
  render(
    <Localised localisation={localisation}>
      <Said />
    </Localised>,
  ).container;

test.each([
  ['nl-NL', /^Aanmelden 9 mei 2026.* 1\.234 sessies$/],
  ['de-DE', /^Anmelden 09\.05\.2026.* 1\.234 Sitzungen$/],
  ['fr-FR', /^Se connecter 9 mai 2026.* 1\s234 sessions$/],
  ['en-GB', /^Sign in 9 May 2026.* 1,234 sessions$/],
])('in %s words, times and numbers are of one language', (locale, words) => {
  expect(said(localise([locale])).textContent).toMatch(words);
});

test('a language that is read from right to left turns what stands in it', () => {
  const { container } = render(
    <Localised localisation={{ ...localise(['en']), language: 'ar', direction: 'rtl' }}>
      <Said />
    </Localised>,
  );
  expect(container.firstElementChild?.getAttribute('dir')).toBe('rtl');
});
