const CLOSE = 2;

/** The known name that a typed one was probably meant to be; undefined when it is known itself, or unlike any. */
export function nearMatch(typed: string, known: readonly string[]): string | undefined {
  if (typed === '' || known.includes(typed)) {
    return undefined;
  }
  const lower = typed.toLowerCase();
  return (
    known.find((name) => name.toLowerCase() === lower) ??
    known.find((name) => Math.abs(name.length - typed.length) <= CLOSE && distance(name.toLowerCase(), lower) <= CLOSE)
  );
}

/** How many characters must be added, removed or replaced. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[other.length] ?? 0;
}
