/** Runs a task as soon as what waits has had its turn; timers are put off by 4 ms after a few of them, a message is not. */
export function createNextTask(): { run(task: () => void): () => void; close(): void } {
  const { port1, port2 } = new MessageChannel();
  let waiting: (() => void) | null = null;
  port1.onmessage = () => {
    const task = waiting;
    waiting = null;
    task?.();
  };
  return {
    run: (task) => {
      waiting = task;
      port2.postMessage(0);
      return () => void (waiting = null);
    },
    close: () => {
      waiting = null;
      port1.close();
    },
  };
}
