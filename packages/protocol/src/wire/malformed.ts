/** Thrown by readers and caught at the one door, `decode`: the frame is dropped and counted. WIRE-2 */
export class Malformed extends Error {}
