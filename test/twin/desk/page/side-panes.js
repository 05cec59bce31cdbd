import { element } from './element.js';

/**
 * Xrm.App.sidePanes: panes at the right edge, one open at a time. What was navigated to stays drawn while its pane is folded away, as with
 * `alwaysRender`. `draw(place, page)` draws a page and gives its end.
 */
export function createSidePanes(edge, draw) {
  const panes = new Map();
  const tabs = element('div', { className: 'pane-tabs', attrs: { role: 'tablist', 'aria-label': 'Side panes' } });
  const places = element('div', { className: 'pane-places' });
  edge.replaceChildren(places, tabs);
  let open;

  const show = (id) => {
    open = id;
    edge.classList.toggle('open', open !== undefined);
    for (const [paneId, { tab, place }] of panes) {
      tab.setAttribute('aria-selected', String(paneId === open));
      place.classList.toggle('folded', paneId !== open);
    }
  };

  const create = ({
    paneId = crypto.randomUUID(),
    title = '',
    width = 340,
    isSelected = true,
    alwaysRender = false,
  }) => {
    const place = element('section', { className: 'pane folded', attrs: { 'aria-label': title } });
    place.style.width = `${width}px`;
    const badge = element('span', { className: 'badge', hidden: true });
    const tab = element('button', {
      type: 'button',
      title,
      onclick: () => show(open === paneId ? undefined : paneId),
      attrs: { role: 'tab', 'aria-selected': 'false', 'aria-label': title },
    });
    tab.append(element('span', { textContent: 'CB', attrs: { 'aria-hidden': 'true' } }), badge);
    tabs.append(tab);
    places.append(place);
    let end = () => undefined;
    const made = {
      ...{ paneId, title, width, alwaysRender },
      navigate: async (page) => {
        end();
        end = draw(place, page);
      },
      select: () => show(paneId),
      close: () => {
        end();
        tab.remove();
        place.remove();
        panes.delete(paneId);
        if (open === paneId) show(undefined);
      },
    };
    panes.set(paneId, { tab, place, pane: made });
    if (isSelected) show(paneId);
    return made;
  };

  return {
    createPane: async (options) => create(options),
    getPane: (id) => panes.get(id)?.pane,
    getAllPanes: () => [...panes.values()].map(({ pane }) => pane),
    getSelectedPane: () => panes.get(open)?.pane,
  };
}
