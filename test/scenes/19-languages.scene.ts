import { de, fr, nl, ro, spokenWords } from '@beside/spoken';
import type { Page } from 'playwright-core';
import { agentWords } from '../../crm-control/Cobrowse/agent-words';
import { localise } from '../../crm-control/desk/localisation';
import { auditWords } from '../../crm-control/SessionAudit/audit-words';
import { de as widgetDe } from '../../widget/src/strings/de';
import type { Strings } from '../../widget/src/strings/en';
import { fr as widgetFr } from '../../widget/src/strings/fr';
import { handsDe } from '../../widget/src/strings/hands-de';
import type { HandsStrings } from '../../widget/src/strings/hands-en';
import { handsFr } from '../../widget/src/strings/hands-fr';
import { handsNl } from '../../widget/src/strings/hands-nl';
import { handsRo } from '../../widget/src/strings/hands-ro';
import { nl as widgetNl } from '../../widget/src/strings/nl';
import { ro as widgetRo } from '../../widget/src/strings/ro';
import { chat, deskIs, pinIn, seesInMirror, signIn, takeConversation } from '../support/stage/actors';
import { clippedWords } from '../support/browser/clipped-words';
import { openStage } from '../support/stage/stage';
import type { Around } from '../twin/twin';

/** A telephone held upright, the narrowest that many people have. */
const TELEPHONE = { width: 390, height: 844 };
const AGENT = 'Anna Visser';
const CUSTOMER = 'Mila Janssen';

interface Spoken {
  readonly language: string;
  /** The CRM's own number of it. */
  readonly lcid: number;
  readonly widget: Strings;
  readonly hands: HandsStrings;
  /** Of the three words that both compare. */
  readonly list: string;
}
const LANGUAGES: readonly Spoken[] = [
  { language: 'nl', lcid: 1043, widget: widgetNl, hands: handsNl, list: nl },
  { language: 'de', lcid: 1031, widget: widgetDe, hands: handsDe, list: de },
  { language: 'fr', lcid: 1036, widget: widgetFr, hands: handsFr, list: fr },
  { language: 'ro', lcid: 1048, widget: widgetRo, hands: handsRo, list: ro },
];

const pageIn =
  (language: string): Around =>
  async (_request, answer) => {
    const page = await answer();
    if (!page.headers.get('content-type')?.startsWith('text/html')) return page;
    const text = (await page.text()).replace('<html lang="en">', `<html lang="${language}">`);
    return new Response(text, { status: page.status, headers: page.headers });
  };

test.each(LANGUAGES)('scene 19: agent and customer in $language, on a desk and on a telephone', async (spoken) => {
  const { language, lcid, widget, hands, list } = spoken;
  const desk = { ...agentWords(localise([language])), ...auditWords(localise([language])) };
  const stage = await openStage(`19-${language}`, { around: pageIn(language) });
  const agent = await stage.person('agent');
  const customer = await stage.person('customer', TELEPHONE);
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  /** What stands at the foot of the customer's window, one above the other, and reaches into the next. */
  const overlapping = () =>
    customer.evaluate(() => {
      const root = document.querySelector('beside-widget')?.shadowRoot;
      const parts = ['.chat-panel', '.strip', '.bar'].flatMap((part) => [...(root?.querySelectorAll(part) ?? [])]);
      const boxes = parts.filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect());
      return boxes.flatMap(({ bottom }, at) => {
        const next = boxes[at + 1];
        return next && bottom > next.top ? [`${bottom} > ${next.top}`] : [];
      });
    });
  /** A picture, and nothing on it that is cut off or covered. */
  const moment = async (name: string) => {
    await stage.photograph(name);
    expect([name, await clippedWords(agent, '[data-beside-desk]')]).toEqual([name, []]);
    expect([name, await clippedWords(customer, 'beside-widget'), await overlapping()]).toEqual([name, [], []]);
  };
  try {
    await signIn(agent, stage.twin.directory, 'norland-tax', AGENT, `&language=${lcid}`);
    await customer.goto(`${stage.twin.directory.tax}/return/income`);
    await chat(customer, 'Can you help me?');
    await takeConversation(agent, 'Can you help me?');
    await agent.getByRole('button', { name: desk.start.cbLong }).waitFor();
    await customer.getByRole('button', { name: widget.launcher }).waitFor();
    await moment('1-ready');

    await agent.getByRole('button', { name: desk.start.cbLong }).click();
    await deskIs(agent, 'invited');
    const message = customer.getByRole('log').getByText(widget.launcher).last();
    const pin = pinIn(await message.innerText());
    await customer.getByRole('button', { name: 'Hide the chat' }).click();
    await press(customer, widget.launcher);
    await customer.getByLabel(widget.pinLabel).fill(pin);
    await moment('2-invited');
    await press(customer, widget.pinContinue);
    await customer.getByRole('heading', { name: widget.consentTitle(AGENT) }).waitFor();
    await deskIs(agent, 'asking');
    const compared = customer.locator('.three');
    await compared.waitFor();
    const known = spokenWords(list, [...Array(256).keys()]).map(({ word }) => word);
    const seen = (await compared.innerText()).split(/[^\p{L}]+/u).filter(Boolean);
    expect([seen.length, seen.filter((word) => !known.includes(word))]).toEqual([3, []]);
    await moment('3-asking');
    await press(customer, widget.allow);
    await deskIs(agent, 'live');
    await seesInMirror(agent, 'Income');
    await customer.getByRole('group', { name: widget.live(AGENT) }).waitFor();
    await moment('4-live');

    await press(agent, desk.hands.write.ask);
    await customer.getByRole('heading', { name: hands.writeTitle(AGENT) }).waitFor();
    await moment('5-write');
    await press(customer, hands.writeAllow);
    await agent.getByText(desk.hands.write.mineHow(CUSTOMER)).first().waitFor();
    await press(agent, desk.shortcuts.title);
    await agent.getByRole('dialog', { name: desk.shortcuts.title }).waitFor();
    await moment('6-writing');
    await agent.keyboard.press('Escape');
    await press(customer, hands.chat);
    await customer.getByLabel(hands.chatField).waitFor();
    await moment('6-writing-and-chat');
    const [field, send] = await Promise.all(
      [customer.getByLabel(hands.chatField), customer.getByRole('button', { name: hands.chatSend })].map((one) =>
        one.boundingBox(),
      ),
    );
    expect(send?.y).toBeGreaterThanOrEqual(field?.y ?? Number.NaN);
    await press(customer, hands.close);

    await customer.getByRole('button', { name: widget.stopLabel }).click();
    await deskIs(agent, 'paused');
    await customer.getByText(widget.pausedLead(AGENT)).waitFor();
    await moment('7-paused');
    await press(customer, widget.end);
    await deskIs(agent, 'ended');
    await customer.getByText(widget.endedTitle).waitFor();
    await agent.getByText(desk.endReasons.stopped).first().waitFor();
    await moment('8-ended');

    const supervisor = await stage.person('supervisor');
    await signIn(supervisor, stage.twin.directory, 'norland-tax', 'Sofia Lindqvist', `&language=${lcid}`);
    await supervisor.getByRole('button', { name: 'Co-browse audit' }).click();
    const audit = async (name: string) => {
      await stage.photograph(name);
      expect([name, await clippedWords(supervisor, '[data-control="SessionAudit"]')]).toEqual([name, []]);
    };
    for (const which of ['tabLive', 'tabFigures', 'tabReceipt'] as const) {
      const tab = { name: desk.audit[which], exact: true };
      await supervisor.getByRole('tab', tab).click();
      await supervisor.getByRole('tab', { ...tab, selected: true }).waitFor();
      await audit(`9-${which}`);
    }
    await supervisor.getByRole('tab', { name: desk.audit.tabSessions, exact: true }).click();
    await supervisor
      .getByText(/^\d{3}-\d{3}-\d{3}$/)
      .first()
      .waitFor();
    await audit('9-sessions');
    const reference = supervisor.getByText(/^\d{3}-\d{3}-\d{3}$/).first();
    await reference.click();
    await supervisor.getByText(desk.events.allowed).first().waitFor();
    await audit('9-timeline');
  } finally {
    await stage.close();
  }
});
