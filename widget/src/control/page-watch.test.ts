import { createPageWatch } from './page-watch';

const PAGES = [
  { path: '/', label: 'Home' },
  { path: '/return', label: 'Tax return' },
  { path: '/return/income', label: 'Income' },
];

/** A customer who goes from page to page while time passes. */
function openCustomer(pages: unknown, at: string) {
  let path = at;
  let due: (() => void) | null = null;
  const told: (number | null)[] = [];
  const watch = createPageWatch({
    policy: { pages },
    path: () => path,
    told: (entry) => void told.push(entry),
    clock: {
      now: () => 0,
      after: (_ms, task) => {
        due = task;
        return () => void (due = null);
      },
    },
  });
  const second = () => {
    const task = due;
    due = null;
    task?.();
  };
  return {
    ...{ watch, told },
    waits: () => due !== null,
    goes: (next: string) => void (path = next),
    /** For a second. */
    second,
    stays: () => {
      for (let seconds = 0; seconds < 3; seconds += 1) second();
    },
  };
}

test('[AUDIT-25] a page is told once, by the place of the longest path that fits it, when somebody has looked for a moment', () => {
  const customer = openCustomer(PAGES, '/return/income/2025');
  expect(customer.waits()).toBe(false);
  customer.watch.watch();
  expect(customer.told).toEqual([]);
  customer.stays();
  customer.stays();
  expect(customer.told).toEqual([2]);
  customer.goes('/return/incomes');
  customer.stays();
  customer.stays();
  customer.goes('/returned');
  customer.stays();
  customer.stays();
  expect(customer.told).toEqual([2, 1, 0]);
});

test('[AUDIT-25] a page that has no label is told as one without', () => {
  const customer = openCustomer(PAGES.slice(1), '/messages');
  customer.watch.watch();
  customer.stays();
  expect(customer.told).toEqual([null]);
});

test('[AUDIT-25] nothing is told while nobody looks', () => {
  const customer = openCustomer(PAGES, '/return');
  customer.watch.watch();
  customer.stays();
  customer.watch.rest();
  customer.goes('/elsewhere');
  customer.stays();
  expect([customer.told, customer.waits()]).toEqual([[1], false]);
  customer.goes('/return/income');
  customer.watch.watch();
  customer.second();
  customer.second();
  expect(customer.told).toEqual([1]);
});

test('[AUDIT-25] a page that was only passed through is not told, whenever it was looked at', () => {
  const customer = openCustomer(PAGES, '/return');
  customer.watch.watch();
  customer.stays();
  customer.goes('/return/income');
  customer.second();
  customer.second();
  customer.goes('/return');
  customer.stays();
  expect(customer.told).toEqual([1]);
  customer.goes('/return/income');
  customer.stays();
  expect(customer.told).toEqual([1]); // the first of the looks only found it
  customer.second();
  expect(customer.told).toEqual([1, 2]);
});

test.each([[undefined], [[]], ['/'], [{ path: '/' }]])('[AUDIT-25] %j labels no page, and none is told', (pages) => {
  const customer = openCustomer(pages, '/return');
  customer.watch.watch();
  expect(customer.waits()).toBe(false);
});

test('[AUDIT-25] a label that is not understood keeps its place and fits nothing', () => {
  const customer = openCustomer([null, { path: 7 }, { path: '/return' }], '/return');
  customer.watch.watch();
  customer.stays();
  expect(customer.told).toEqual([2]);
});
