/**
 * A function whose answer about an object is worked out once and kept as long as that object is. The object must be one
 * that never changes.
 */
export function once<About extends object, Answer>(work: (about: About) => Answer): (about: About) => Answer {
  const kept = new WeakMap<About, { readonly answer: Answer }>();
  return (about) => {
    const known = kept.get(about);
    if (known) return known.answer;
    const answer = work(about);
    kept.set(about, { answer });
    return answer;
  };
}
