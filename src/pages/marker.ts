// The bullets, numbers and boxes with which lines of lists begin.

const MARKER = /^(?:[-–—*•·◦‣+o]|\[[ xX]\]|\(?\d{1,9}[.)]|\(?\p{Ll}[.)]|\(?[ivx]{1,5}[.)])\s+(?=\S)/u;

/** The marker that a line begins with, and the white space behind it; empty if it begins with none. */
export const markerOf = (line: string): string => MARKER.exec(line)?.[0] ?? '';
