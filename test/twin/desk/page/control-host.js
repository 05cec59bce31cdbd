// What the Power Apps component framework does with a virtual control, as far as a control can tell.
import { fluentDesignLanguage, isRTL, languageId } from './appearance.js';

const constructors = new Map();
const loaded = new Map();

window.ComponentFramework = { registerControl: (name, constructor) => void constructors.set(name, constructor) };
// the names under which pcf-scripts expects React 16.14.0 and Fluent 8.121.1
window.Reactv16 = window.React;
window.ReactDOMv16 = window.ReactDOM;
window.FluentUIReactv81211 = window.FluentUIReact;

const text = async (path) => {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} is not there`);
  return response.text();
};
const parse = (xml) => new DOMParser().parseFromString(xml, 'application/xml');
const addTo = (head) =>
  new Promise((resolve, reject) => {
    head.onload = resolve;
    head.onerror = () => reject(new Error(`${head.src ?? head.href} did not load`));
    document.head.append(head);
  });

async function loadControl(folder) {
  const manifest = parse(await text(`${folder}/ControlManifest.xml`)).querySelector('control');
  const paths = (kind) =>
    [...manifest.querySelectorAll(`resources > ${kind}`)].map((node) => node.getAttribute('path'));
  const strings = new Map();
  // of the person's language alone: strings/Name.1033.resx
  for (const path of paths('resx').filter((one) => !/\.\d+\.resx$/.test(one) || one.includes(`.${languageId}.`))) {
    for (const data of parse(await text(`${folder}/${path}`)).querySelectorAll('data')) {
      strings.set(data.getAttribute('name'), data.querySelector('value')?.textContent ?? '');
    }
  }
  for (const path of paths('css'))
    await addTo(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${folder}/${path}` }));
  await addTo(Object.assign(document.createElement('script'), { src: `${folder}/bundle.js` }));
  const name = `${manifest.getAttribute('namespace')}.${manifest.getAttribute('constructor')}`;
  const constructor = constructors.get(name);
  if (!constructor) throw new Error(`${name} did not register`);
  const properties = [...manifest.querySelectorAll('property')].map((node) => ({
    name: node.getAttribute('name'),
    type: node.getAttribute('of-type'),
    preset: node.getAttribute('default-value'),
  }));
  return { constructor, properties, strings, virtual: manifest.getAttribute('control-type') === 'virtual' };
}

/** A value as a control reads it from `context.parameters`. */
const parameter = (property, values) => ({
  raw: values[property.name] ?? property.preset ?? null,
  formatted: String(values[property.name] ?? property.preset ?? ''),
  type: property.type ?? 'SingleLine.Text',
  error: false,
  errorMessage: '',
  security: { editable: true, readable: true, secured: false },
});

const contextOf = ({ properties, strings }, values, container, person, form, updated) => ({
  parameters: Object.fromEntries(properties.map((property) => [property.name, parameter(property, values)])),
  updatedProperties: updated,
  mode: {
    allocatedWidth: container.clientWidth,
    allocatedHeight: container.clientHeight,
    isControlDisabled: false,
    isVisible: true,
    label: '',
    trackContainerResize: (on) => void (container.tracksSize = on),
    setControlState: () => true,
    setFullScreen: () => undefined,
    contextInfo: form,
  },
  userSettings: {
    userId: `{${person.oid}}`,
    userName: person.name,
    languageId,
    isRTL,
    securityRoles: person.roles,
    dateFormattingInfo: {
      shortDatePattern: 'dd/MM/yyyy',
      shortTimePattern: 'HH:mm',
      timeSeparator: ':',
      dateSeparator: '/',
    },
    numberFormattingInfo: { numberDecimalSeparator: '.', numberGroupSeparator: ',' },
    getTimeZoneOffsetMinutes: (date) => -(date ?? new Date()).getTimezoneOffset(),
  },
  resources: { getString: (id) => strings.get(id) ?? id, getResource: (_id, _success, failure) => failure?.() },
  client: {
    getFormFactor: () => 1,
    getClient: () => 'Web',
    isOffline: () => false,
    isNetworkAvailable: () => navigator.onLine,
    disableScroll: false,
  },
  navigation: window.Xrm.Navigation,
  webAPI: window.Xrm.WebApi,
  utils: { hasEntityPrivilege: () => true, getEntityMetadata: async () => ({}), lookupObjects: async () => [] },
  formatting: {
    formatTime: (value) => value.toLocaleString('en-GB'),
    formatDateShort: (value) => value.toLocaleDateString('en-GB'),
  },
  device: {},
  factory: { getPopupService: () => ({}), requestRender: () => container.dispatchEvent(new Event('render-asked')) },
  accessibility: { assignedTooltip: '' },
  fluentDesignLanguage,
});

/**
 * Puts a control into the container and gives `{ update(values), stop() }`; a missing build is said in its place.
 * @param form the record on whose form the control stands, as `mode.contextInfo` has it
 */
export function mountControl(name, container, person, values, form = {}) {
  const folder = `/controls/${name}`;
  let current = values;
  let stop = () => undefined;
  let update = () => undefined;
  let stopped = false;

  const start = (control) => {
    if (stopped) return;
    const instance = new control.constructor();
    const place = document.createElement('div');
    place.className = 'control-place';
    container.replaceChildren(place);
    const context = (updated = []) => contextOf(control, current, container, person, form, updated);
    const draw = (updated) => {
      const drawn = instance.updateView(context(updated));
      if (control.virtual) window.ReactDOM.render(drawn, place);
    };
    const changed = () => {
      instance.getOutputs?.();
      draw([]);
    };
    instance.init(context(), changed, {}, control.virtual ? undefined : place);
    draw([]);
    const resized = new ResizeObserver(() => container.tracksSize && draw(['layout']));
    resized.observe(container);
    container.addEventListener('render-asked', changed);
    update = () => draw(['parameters']);
    stop = () => {
      resized.disconnect();
      container.removeEventListener('render-asked', changed);
      if (control.virtual) window.ReactDOM.unmountComponentAtNode(place);
      instance.destroy?.();
      container.replaceChildren();
    };
  };

  if (!loaded.has(name)) loaded.set(name, loadControl(folder));
  loaded.get(name).then(start, (error) => {
    loaded.delete(name);
    const said = document.createElement('p');
    said.className = 'not-built';
    said.textContent = `The ${name} control is not built yet (${error.message}). Run: npm run build -w crm-control`;
    if (!stopped) container.replaceChildren(said);
  });

  return {
    update: (next) => {
      current = next;
      update();
    },
    stop: () => {
      stopped = true;
      stop();
    },
  };
}
