// The solution's forms: which control stands on which tab, what it is given, and what the form calls when it is loaded.
const loaded = new Map();

const load = (library) =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `/WebResources/${library}`;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${library} is not there`));
    document.head.append(script);
  });

const named = (path) => path.split('.').reduce((found, name) => found?.[name], window);

export async function openForms() {
  const forms = await (await fetch('/forms.json')).json();
  return {
    of: (table) => forms.find((form) => form.table === table),
    byId: (id) => forms.find((form) => form.id === id),
    /** What the tab's control is given of a record: a column that the record does not have is empty. */
    values: ({ bindings }, row = {}) =>
      Object.fromEntries(
        Object.entries(bindings).map(([name, from]) => [name, 'text' in from ? from.text : (row[from.column] ?? null)]),
      ),
    async loadedOf({ onLoad }) {
      for (const { name, library } of onLoad) {
        if (!loaded.has(library)) loaded.set(library, load(library));
        await loaded.get(library);
        await named(name)();
      }
    },
  };
}
