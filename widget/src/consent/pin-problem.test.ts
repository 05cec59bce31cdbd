import { pinProblem } from './pin-problem';

test.each([
  ['', 'pin/incomplete'],
  ['1234567', 'pin/incomplete'],
  ['12345678', null],
  ['123456789', 'pin/too-long'],
  ['12345678901', 'pin/too-long'],
  ['123456789012', null],
  ['1234567890123', 'pin/too-long'],
])('[PIN-1] [PIN-7] "%s" is seen to be wrong before it is sent: %s', (digits, problem) => {
  expect(pinProblem(digits)).toBe(problem);
});
