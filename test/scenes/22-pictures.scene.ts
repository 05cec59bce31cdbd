import {
  allow,
  chat,
  deskIs,
  enterPin,
  invite,
  liveBar,
  seesInMirror,
  signIn,
  takeConversation,
} from '../support/stage/actors';
import { openStage, type Stage } from '../support/stage/stage';
import { until } from '../support/until';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('22');
});
afterAll(() => stage.close());

/** What the mirror at the desk draws a chart with: its first pixel; `null` before it has come. */
function drawnAtDesk(): Promise<string | null> {
  const frames = [...document.querySelectorAll('iframe')].flatMap((frame) => [
    frame,
    ...(frame.contentDocument?.querySelectorAll('iframe') ?? []),
  ]);
  const chart = frames
    .map((frame) => frame.contentDocument?.querySelector<HTMLElement>('#chart'))
    .find((found) => found);
  const url = /blob:[^"]+/.exec(chart?.style.content ?? '')?.[0];
  if (!url) return Promise.resolve(null);
  const image = new Image();
  image.src = url;
  return image.decode().then(
    () => {
      const context = document.createElement('canvas').getContext('2d');
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, 1, 1).data.join() ?? null;
    },
    () => null,
  );
}

test('scene 22: a chart that the page shows reaches the desk as it is drawn, and again when it changes', async () => {
  const { directory } = stage.twin;
  const agent = await stage.person('agent');
  const customer = await stage.person('customer');
  await signIn(agent, directory, 'norland-tax', 'Anna Visser');
  await customer.goto(`${directory.tax}/return/income`);
  await chat(customer, 'What does the chart say?');
  await takeConversation(agent, 'What does the chart say?');
  await enterPin(customer, await invite(agent, customer));
  await allow(customer);
  await deskIs(agent, 'live');
  await liveBar(customer, 'Anna Visser').waitFor();
  await seesInMirror(agent, 'Income');

  const paint = (colour: string) =>
    customer.evaluate((fill) => {
      const chart = document.querySelector<HTMLCanvasElement>('#chart') ?? document.createElement('canvas');
      Object.assign(chart, { id: 'chart' });
      chart.setAttribute('data-beside', 'show');
      document.querySelector('main')?.prepend(chart);
      const context = chart.getContext('2d');
      if (!context) return;
      context.fillStyle = fill;
      context.fillRect(0, 0, chart.width, chart.height);
    }, colour);
  await paint('#00ff00');
  await until('a green chart', async () => (await agent.evaluate(drawnAtDesk)) === '0,255,0,255');
  await paint('#0000ff');
  await until('a blue chart', async () => (await agent.evaluate(drawnAtDesk)) === '0,0,255,255');
  await stage.photograph('1-chart');
});
