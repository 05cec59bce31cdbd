import { goLive, seesInMirror } from '../support/stage/actors';
import { keptFiles } from '../support/stage/kept-files';
import { listenAtDesk } from '../support/stage/listening-desk';
import { listenAt } from '../support/stage/listening-relay';
import { openStage, type Stage } from '../support/stage/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('5');
});
afterAll(() => stage.close());

const CANARY = 'QX7CANARY';

test('[PRIV-1] [PRIV-4] [PRIV-5] [PRIV-8] scene 5: a canary in every private corner is in no frame, no log and no store', async () => {
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  const overheard = await listenAtDesk(agent);
  const relayed = listenAt(stage.twin.pubsub());
  await goLive(agent, customer, stage.twin.directory, `/return/income?ref=${CANARY}url`);
  await seesInMirror(agent, 'Income');

  await customer.locator('#employer').fill(`${CANARY}typed`);
  await customer.evaluate((canary) => {
    const add = (html: string) => document.querySelector('main')?.insertAdjacentHTML('beforeend', html);
    add(`<label>Password <input id="eye" type="password" value="${canary}eye"></label><input type="hidden" value="${canary}hidden">
      <p aria-label="${canary}label" title="${canary}title">${canary}text</p><a href="/x?id=${canary}query">more</a>
      <div id="host"></div><iframe id="inner" srcdoc="<p>${canary}frame</p>"></iframe>
      <div data-beside="mask"><b id="moved">${canary}moved</b></div><h3 id="open">Open heading </h3>`);
    document.title = `${canary}doctitle`;
    document.getElementById('eye')?.setAttribute('type', 'text');
    const root = document.getElementById('host')?.attachShadow({ mode: 'open' });
    if (root) root.innerHTML = `<p>${canary}shadow</p><input value="${canary}shadowvalue">`;
    document.getElementById('open')?.append(document.getElementById('moved') as Node);
    const controlled = document.createElement('input');
    Object.defineProperty(controlled, 'value', {
      configurable: true,
      get: () => Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.get?.call(controlled) as string,
      set: (value: string) =>
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(controlled, value),
    });
    document.querySelector('main')?.append(controlled);
    controlled.value = `${canary}controlled`; // as a framework does
  }, CANARY);
  await seesInMirror(agent, 'Open heading');
  await customer.reload();
  await seesInMirror(agent, 'Income');
  await stage.photograph('1-live');
  await agent.getByRole('button', { name: 'Exit session' }).click();
  await customer.getByText('Anna Visser has left the session.').waitFor();

  expect(overheard.kinds()).toContain('complete'); // frames were heard, and understood
  const words = await overheard.text();
  expect(words).toContain('Open heading');
  expect(words).not.toContain(CANARY);
  expect(relayed.frames()).toBeGreaterThan(10);
  expect(relayed.text()).not.toContain(CANARY);
  expect(stage.log.join('\n')).not.toContain(CANARY);
  const kept = keptFiles(stage.dataDir);
  expect(kept.length).toBeGreaterThan(2);
  // The chat is the outside world's: it holds what was said there, and no canary was.
  expect(kept.filter(({ content }) => content.includes(CANARY)).map(({ name }) => name)).toEqual([]);
});
