/** @jest-environment jsdom */
import * as React from 'react';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Found, TimelineNote } from '../../desk/host/host';
import { manualClock } from '../../desk/manual-clock';
import type { Desk } from '../desk';
import { sessionFixture } from '../session-fixture';
import { WrapUp } from './wrap-up';

const clock = manualClock();
const { ended } = sessionFixture(clock.now());
const over = { session: ended, customerName: 'Noor', seen: 'nothing' } as const;

function draw(answer: Found<void>) {
  const notes: TimelineNote[] = [];
  const desk = { addNote: async (note: TimelineNote) => (notes.push(note), answer) } as unknown as Desk;
  render(<WrapUp over={over} desk={desk} clock={clock} />);
  return notes;
}
const field = () => screen.getByRole('textbox', { name: 'Wrap-up note' }) as HTMLTextAreaElement;
const save = () => screen.getByRole('button', { name: 'Add to timeline' });

test('nothing is written before the agent has approved; what is written is what stands there then', async () => {
  const notes = draw({ ok: true, value: undefined });
  expect(field().value).toContain('Noor was invited');
  expect(notes).toEqual([]);
  fireEvent.change(field(), { target: { value: 'Explained the deduction.' } });
  await act(async () => void save().click());
  expect(notes).toEqual([{ title: 'Co-browse session 123-456-789', text: 'Explained the deduction.' }]);
  expect(screen.getByRole('status').textContent).toBe('The note is on the timeline.');
  expect(field().readOnly).toBe(true);
  await act(async () => void save().click());
  expect(notes).toHaveLength(1);
});

test.each([
  ['no-notes', /cannot be written from this page/],
  ['note-refused', /may not add notes to this record/],
] as const)('%s: the agent hears why, and the words are not lost', async (gap, words) => {
  draw({ ok: false, gap });
  fireEvent.change(field(), { target: { value: 'Mine' } });
  await act(async () => void save().click());
  expect(screen.getByRole('status').textContent).toMatch(words);
  expect(field().value).toBe('Mine');
  expect(field().readOnly).toBe(false);
});

test('an empty note is not written', () => {
  draw({ ok: true, value: undefined });
  fireEvent.change(field(), { target: { value: '  ' } });
  expect(save().getAttribute('aria-disabled') ?? String((save() as HTMLButtonElement).disabled)).toBe('true');
});
