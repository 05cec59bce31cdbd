/** @jest-environment jsdom */
import * as React from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import type { MirroredField } from '@beside/mirror';
import { FieldEditor } from './field-editor';

const known = { node: 7, masked: false };
const beside = { x: 0, y: 0, width: 100, height: 20 };

function edit(field: MirroredField, direct = false) {
  const onFill = jest.fn();
  const onCancel = jest.fn();
  render(
    <FieldEditor field={field} name="Employer" direct={direct} beside={beside} onFill={onFill} onCancel={onCancel} />,
  );
  return { onFill, onCancel };
}
const box = () => screen.getByRole('textbox', { name: 'Fill in “Employer”' }) as HTMLInputElement;

test('[CTRL-7] a line starts with what the field shows, has the focus, and Enter proposes it', () => {
  const { onFill } = edit({ ...known, kind: 'line', type: 'text', value: 'De Vries' });
  expect([box().value, document.activeElement]).toEqual(['De Vries', box()]);
  fireEvent.change(box(), { target: { value: 'Bakker' } });
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onFill).toHaveBeenCalledWith({ kind: 'text', text: 'Bakker' });
});

test('[CTRL-7] a masked field starts empty and says that its value is hidden', () => {
  edit({ node: 7, masked: true, kind: 'line', type: 'text', value: '' });
  expect(box().value).toBe('');
  expect(screen.getByText('What it holds is hidden from you.')).toBeTruthy();
});

test('in a text of several lines Enter is a line, and Ctrl+Enter sends', () => {
  const { onFill } = edit({ ...known, kind: 'lines', value: 'a' });
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(onFill).not.toHaveBeenCalled();
  fireEvent.keyDown(box(), { key: 'Enter', ctrlKey: true });
  expect(onFill).toHaveBeenCalledWith({ kind: 'text', text: 'a' });
});

test('options are named by their place', () => {
  const options = ['Single', 'Married'].map((words, place) => ({ words, chosen: place === 1, disabled: false }));
  const { onFill } = edit({ ...known, kind: 'choice', many: false, options });
  fireEvent.click(screen.getByRole('radio', { name: 'Single' }));
  fireEvent.click(screen.getByRole('button', { name: 'Propose' }));
  expect(onFill).toHaveBeenCalledWith({ kind: 'options', chosen: [0] });
});

test('a tick is turned, and where the customer lets the agent type it is filled in, not proposed', () => {
  const { onFill } = edit({ ...known, kind: 'tick', checked: true, one: false }, true);
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByRole('button', { name: 'Fill in' }));
  expect(onFill).toHaveBeenCalledWith({ kind: 'checked', checked: false });
});

test('a slider says how far along it is', () => {
  const { onFill } = edit({ ...known, kind: 'slider', share: 0.75, steps: 12 });
  expect(screen.getByText('75 %')).toBeTruthy();
  fireEvent.keyDown(screen.getByRole('slider'), { key: 'Enter' });
  expect(onFill).toHaveBeenCalledWith({ kind: 'share', share: 0.75 });
});

test('Escape closes it without a word to the page', () => {
  const { onFill, onCancel } = edit({ ...known, kind: 'line', type: 'text', value: '' });
  fireEvent.keyDown(box(), { key: 'Escape' });
  expect([onCancel.mock.calls.length, onFill.mock.calls.length]).toEqual([1, 0]);
});
