import { findXrm } from './xrm';

const foreign = {
  get Xrm(): never {
    throw new DOMException('another origin', 'SecurityError');
  },
};

test('the client API is found in the nearest window that has it, past those of another origin', () => {
  const Xrm = { App: {} };
  expect(findXrm({ parent: foreign, top: { Xrm } } as unknown as Window)).toBe(Xrm);
  expect(findXrm({ Xrm, parent: { Xrm: {} }, top: { Xrm: {} } } as unknown as Window)).toBe(Xrm);
  expect(findXrm({ parent: foreign, top: null } as unknown as Window)).toBeNull();
});
