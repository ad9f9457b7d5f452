const works: (() => void)[] = [];
let isOver = false;

/** Has something done when the start of this process is over; at once where it is already. */
export function afterStart(work: () => void): void {
  if (isOver) work();
  else works.push(work);
}

/** Says that the start is over: it has taken its time, or something begins that needs its memory. Only the first time counts. */
export function startIsOver(): void {
  isOver = true;
  for (const work of works.splice(0)) work();
}
