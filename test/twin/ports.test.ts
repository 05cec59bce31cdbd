/** @jest-environment node */
import { createServer } from 'node:http';
import { choosePorts } from './ports';
import { listen, stopServer } from './web/listen';

test('an argument beats the environment, which beats the default', () => {
  const ports = choosePorts({ BESIDE_PORT_DESK: '5001', BESIDE_PORT_TAX: '5002' }, [
    '--port',
    'desk=6001',
    '--port=bank=6003',
  ]);
  expect(ports).toMatchObject({ start: 4280, desk: 6001, tax: 5002, bank: 6003, api: 7071, pubsub: 8080 });
});

test('a port that is not understood is said with the names that are', () => {
  for (const args of [['--port', 'sofa=1'], ['--port', 'desk=abc'], ['--port'], ['--port=desk=70000']]) {
    expect(() => choosePorts({}, args)).toThrow(/Use --port NAME=NUMBER with one of: start, desk/);
  }
});

test('a port in use says which one and how to choose another', async () => {
  const [first, second] = [createServer(), createServer()];
  const port = await listen(first, 'desk', 0);
  await expect(listen(second, 'desk', port)).rejects.toThrow(`Port ${port} for "desk" is already in use.`);
  await stopServer(first);
});
