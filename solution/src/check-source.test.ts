import { sourceFaults } from './check-source';
import type { SourceTree } from './source-tree';
import { planted, surroundings, unpacked, without } from './unpacked-fixture';

const faultsOf = (tree: SourceTree) => sourceFaults(tree, surroundings);
const SESSION = /beside_session\/Entity\.xml$/;
const ACCOUNT_FORM = /Account\/FormXml/;
const VIEW = /SavedQueries/;
const NBSP = '\u00a0';

test('the source is sound', () => {
  expect(faultsOf(unpacked)).toEqual([]);
});

test.each<[string, SourceTree, RegExp]>([
  ['a root component without a file', without(/^Roles\/Beside Auditor/), /^root component 20 .* has no file$/],
  [
    'a file that is no root component',
    planted(/Other\/Solution\.xml$/, '<RootComponent type="380" schemaName="beside_Scope" behavior="0" />', ''),
    /^380 beside_Scope has a file and is no root component$/,
  ],
  [
    'two things of one id',
    planted(ACCOUNT_FORM, '8b5d64aa-8ab7-555b-86ca-b760d11c11e8', '2991c128-d019-5e6e-8ed7-906bda1d0edc'),
    /is the id of 2 things/,
  ],
  [
    'an id that is none',
    planted(ACCOUNT_FORM, '{8b5d64aa-8ab7-555b-86ca-b760d11c11e8}', '{tab-1}'),
    /\{tab-1\} is no id/,
  ],
  [
    'a cell of a column that a table does not have',
    planted(/beside_session\/FormXml/, 'datafieldname="beside_origin"', 'datafieldname="beside_url"'),
    /a cell shows beside_url/,
  ],
  [
    'a component for a cell that is not there',
    planted(ACCOUNT_FORM, 'forControl="{a40c3bf5', 'forControl="{a40c3bf6'),
    /is described for \{a40c3bf6.*\}, which is no cell/,
  ],
  [
    'a component that is not among the controls',
    planted(ACCOUNT_FORM, 'name="beside_Beside.Cobrowse"', 'name="beside_Beside.Desk"'),
    /there is no control beside_Beside\.Desk/,
  ],
  [
    'a component without what it must be given',
    planted(ACCOUNT_FORM, '<conversationId>name</conversationId>', ''),
    /beside_Beside\.Cobrowse is not given conversationId/,
  ],
  [
    'a component bound to nothing',
    planted(ACCOUNT_FORM, '<conversationId>name<', '<conversationId>nickname<'),
    /is bound to nickname/,
  ],
  [
    'a property that the component does not have',
    planted(ACCOUNT_FORM, '<conversationId>name</conversationId>', '<conversation>name</conversation>'),
    /has no property conversation$/,
  ],
  [
    'a form that loads a script that is not there',
    planted(ACCOUNT_FORM, '<Library name="beside_sidepane.js"', '<Library name="beside_pane.js"'),
    /loads beside_pane\.js, which is not there/,
  ],
  [
    'an event that calls into a script that its form does not load',
    planted(ACCOUNT_FORM, 'libraryName="beside_sidepane.js"', 'libraryName="beside_apptab.js"'),
    /calls Beside\.openSessions of a script that it does not load/,
  ],
  [
    'a view of a column that a table does not have',
    planted(VIEW, '<attribute name="beside_agentid" />', '<attribute name="beside_agent" />'),
    /names beside_agent$/,
  ],
  [
    'a view that draws what it does not fetch',
    planted(VIEW, '<attribute name="beside_agentid" />', ''),
    /draws beside_agentid without fetching it/,
  ],
  [
    'a filter by an option that a choice does not have',
    planted(VIEW, '<value>287310102</value>', '<value>287310109</value>'),
    /compares beside_state with 287310109/,
  ],
  [
    'a chart of another table',
    planted(/Visualizations/, '<entity name="beside_session">', '<entity name="beside_sessions">'),
    /reads beside_sessions/,
  ],
  [
    'a role that deletes',
    planted(/Beside Service/, 'prvWritebeside_session', 'prvDeletebeside_session'),
    /prvDeletebeside_session is nothing that a role of Beside lets anybody do/,
  ],
  [
    'a privilege of no table',
    planted(/Beside Service/, 'prvAppendToIncident', 'prvAppendToCase'),
    /prvAppendToCase is about no table/,
  ],
  [
    'a privilege of no level',
    planted(/Beside Agent/, 'level="Basic"', 'level="User"'),
    /prvReadbeside_session has no level/,
  ],
  [
    'a lookup that leads nowhere',
    planted(
      /Relationships\/Incident/,
      '<ReferencingAttributeName>beside_caseid<',
      '<ReferencingAttributeName>beside_case<',
    ),
    /^beside_session\.beside_caseid leads nowhere$/,
  ],
  [
    'a relationship that is not listed',
    planted(/Other\/Relationships\.xml$/, '<EntityRelationship Name="beside_session_caseid" />', ''),
    /^beside_session_caseid is not listed$/,
  ],
  [
    'a label that lacks a language',
    planted(SESSION, '<LocalizedName description="Meekijksessie" languagecode="1043" />', ''),
    /“Co-browse session” is there in 1031 1033 1036 1048/,
  ],
  [
    'a label that says nothing',
    planted(SESSION, '<LocalizedName description="Meekijksessie"', '<LocalizedName description=""'),
    /“Co-browse session” says nothing in 1043/,
  ],
  [
    'French without its space',
    planted(SESSION, `navigation partagée${NBSP}: qui`, 'navigation partagée : qui'),
    /lacks the space of French/,
  ],
  [
    'an app that shows what is not there',
    planted(/AppModule\.xml$/, 'type="26" id="{', 'type="26" id="{0'),
    /shows 26 .*, which is not there/,
  ],
  [
    'an app that lets in a role that is not there',
    planted(/AppModule\.xml$/, '<Role id="{', '<Role id="{0'),
    /lets role .* in, which is not there/,
  ],
  [
    'a way to a table that is not there',
    planted(/AppModuleSiteMap\.xml$/, 'Entity="beside_session"', 'Entity="beside_sessions"'),
    /leads to beside_sessions/,
  ],
  ['a web resource without content', without(/beside_app\.svg$/), /^beside_app\.svg has no content, or two$/],
  [
    'a page whose script is not there',
    planted(/beside_apptab\.html$/, 'src="beside_apptab.js"', 'src="beside_tab.js"'),
    /names beside_tab\.js, which is not there/,
  ],
  [
    'a web resource of another kind',
    planted(/beside_sidepane\.js\.data/, '<WebResourceType>3<', '<WebResourceType>1<'),
    /beside_sidepane\.js is not of kind 1/,
  ],
])('%s is found', (_what, tree, fault) => {
  expect(faultsOf(tree).filter((line) => fault.test(line))).not.toEqual([]);
});

test('what is built and nowhere described is found', () => {
  const builtWebResources = [...surroundings.builtWebResources, 'beside_new.js'];
  expect(sourceFaults(unpacked, { ...surroundings, builtWebResources })).toEqual([
    'beside_new.js is built and not described',
  ]);
});

test.each<[string, (words: Map<string, ReadonlyMap<string, string>>) => void, string]>([
  ['a language without a file', (words) => words.delete('1048'), 'has words in 1031 1033 1036 1043'],
  [
    'a key without words',
    (words) => words.set('1048', new Map([...(words.get('1048') ?? [])].filter(([key]) => key !== 'scope_name'))),
    'has no words for “scope_name” in 1048',
  ],
  [
    'words that nothing names',
    (words) => words.set('1043', new Map([...(words.get('1043') ?? []), ['old_name', 'Oud']])),
    'has words for “old_name” in 1043, which its manifest does not name',
  ],
])('of the words of a control, %s is found', (_what, spoil, fault) => {
  const name = 'beside_Beside.Cobrowse';
  const written = surroundings.controls.get(name);
  if (!written) throw new Error(`there is no ${name}`);
  const words = new Map(written.words);
  spoil(words);
  const controls = new Map([...surroundings.controls, [name, { ...written, words }]]);
  expect(sourceFaults(unpacked, { ...surroundings, controls })).toEqual([`${name} ${fault}`]);
});

test('a file that is not well-formed is named', () => {
  expect(() => faultsOf(planted(/Beside Agent/, '</Role>', ''))).toThrow(
    /^Roles\/Beside Agent\.xml is not well-formed/,
  );
});
